/** Runs Hubbub and its rivals side by side, and prints one table. */
@NullMarked
package chat.hubbub.bench;

import org.jspecify.annotations.NullMarked;
