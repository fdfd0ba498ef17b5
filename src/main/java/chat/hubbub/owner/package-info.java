/** The command that makes a new link for the owner. */
@NullMarked
package chat.hubbub.owner;

import org.jspecify.annotations.NullMarked;
