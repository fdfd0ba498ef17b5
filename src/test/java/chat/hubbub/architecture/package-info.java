/** The rules that keep the parts apart, each with a class that it must reject. */
@NullMarked
package chat.hubbub.architecture;

import org.jspecify.annotations.NullMarked;
