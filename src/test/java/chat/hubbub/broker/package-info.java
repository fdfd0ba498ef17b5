/** The fan-out engine against outlets that stall, break and come back. */
@NullMarked
package chat.hubbub.broker;

import org.jspecify.annotations.NullMarked;
