/** Who is speaking: nicknames, the people who hold them, and the claims that keep two people apart. */
@NullMarked
package chat.hubbub.identity;

import org.jspecify.annotations.NullMarked;
