/** Where people speak: the names of rooms. */
@NullMarked
package chat.hubbub.room;

import org.jspecify.annotations.NullMarked;
