@NullMarked
package chat.hubbub.owner;

import org.jspecify.annotations.NullMarked;
