/** The one door into a room: join, leave, say, type and look back. */
@NullMarked
package chat.hubbub.conversation;

import org.jspecify.annotations.NullMarked;
