/** {@code java -jar hubbub.jar help}: what the jar can do besides serving. */
@NullMarked
package chat.hubbub.help;

import org.jspecify.annotations.NullMarked;
