/** The load generator, tested against streams made by hand and against servers that err on purpose. */
@NullMarked
package chat.hubbub.load;

import org.jspecify.annotations.NullMarked;
