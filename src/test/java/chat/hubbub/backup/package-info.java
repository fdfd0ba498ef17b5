/** The commands as an operator types them. */
@NullMarked
package chat.hubbub.backup;

import org.jspecify.annotations.NullMarked;
