/** What somebody who means harm would try, from outside and by every door. */
@NullMarked
package chat.hubbub.attack;

import org.jspecify.annotations.NullMarked;
