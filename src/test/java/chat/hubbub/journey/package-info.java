/** Stories that cross the whole server, told over the real wire. */
@NullMarked
package chat.hubbub.journey;

import org.jspecify.annotations.NullMarked;
