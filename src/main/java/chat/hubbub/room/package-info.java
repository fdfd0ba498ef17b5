/** Where people speak: the names of rooms, and which of them are private. */
@NullMarked
package chat.hubbub.room;

import org.jspecify.annotations.NullMarked;
