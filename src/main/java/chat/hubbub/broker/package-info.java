/** The fan-out engine: an event is encoded once per wire format and every subscriber is a cursor into one shared log. */
@NullMarked
package chat.hubbub.broker;

import org.jspecify.annotations.NullMarked;
