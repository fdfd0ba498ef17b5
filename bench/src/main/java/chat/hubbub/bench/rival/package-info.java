/** Spring's simple broker, as the rival that Hubbub grew out of. */
@NullMarked
package chat.hubbub.bench.rival;

import org.jspecify.annotations.NullMarked;
