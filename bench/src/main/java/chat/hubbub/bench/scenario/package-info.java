/** What is measured, and how. */
@NullMarked
package chat.hubbub.bench.scenario;

import org.jspecify.annotations.NullMarked;
