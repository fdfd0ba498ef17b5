/** Who is here, and who is typing. */
@NullMarked
package chat.hubbub.presence;

import org.jspecify.annotations.NullMarked;
