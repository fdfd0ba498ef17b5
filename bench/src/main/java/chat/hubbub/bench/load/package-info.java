/** The crowd: Hubbub's own load generator, and what it tells. */
@NullMarked
package chat.hubbub.bench.load;

import org.jspecify.annotations.NullMarked;
