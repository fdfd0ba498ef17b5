/** {@code java -jar hubbub.jar load}: a crowd of clients that measures a server, and knows nothing of how it is built. */
@NullMarked
package chat.hubbub.load;

import org.jspecify.annotations.NullMarked;
