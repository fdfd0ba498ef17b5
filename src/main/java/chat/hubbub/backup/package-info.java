/** {@code java -jar hubbub.jar backup} and {@code restore}: an operator's copy of the database, and the way back. */
@NullMarked
package chat.hubbub.backup;

import org.jspecify.annotations.NullMarked;
