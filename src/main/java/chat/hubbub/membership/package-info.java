/** Who belongs to a private room, and how they came to. */
@NullMarked
package chat.hubbub.membership;

import org.jspecify.annotations.NullMarked;
