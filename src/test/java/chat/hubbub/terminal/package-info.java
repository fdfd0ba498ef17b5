/** The line gateway over real sockets and in its parts. */
@NullMarked
package chat.hubbub.terminal;

import org.jspecify.annotations.NullMarked;
