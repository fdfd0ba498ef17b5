/** The one door into a room, as far as it can be tested without a room. */
@NullMarked
package chat.hubbub.conversation;

import org.jspecify.annotations.NullMarked;
