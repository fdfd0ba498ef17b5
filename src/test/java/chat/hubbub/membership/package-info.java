/** Private rooms as a node keeps them in memory. */
@NullMarked
package chat.hubbub.membership;

import org.jspecify.annotations.NullMarked;
