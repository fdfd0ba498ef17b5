/**
 * {@code java -jar hubbub.jar backup}, {@code restore} and {@code migrate}: an operator's copy of the database, the way back,
 * and the way to a database that several nodes share.
 */
@NullMarked
package chat.hubbub.backup;

import org.jspecify.annotations.NullMarked;
