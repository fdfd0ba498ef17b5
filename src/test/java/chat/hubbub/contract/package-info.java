/** What every implementation of an interface is held to. */
@NullMarked
package chat.hubbub.contract;

import org.jspecify.annotations.NullMarked;
