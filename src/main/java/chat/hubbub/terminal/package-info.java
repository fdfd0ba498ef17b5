/** Netcat and old socket clients: the line gateway. */
@NullMarked
package chat.hubbub.terminal;

import org.jspecify.annotations.NullMarked;
