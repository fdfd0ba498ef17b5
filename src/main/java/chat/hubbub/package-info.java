/** Hubbub: group chat in one jar. */
@NullMarked
package chat.hubbub;

import org.jspecify.annotations.NullMarked;
