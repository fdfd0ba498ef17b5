/** What was said: drafts, stored events and the durable log that puts them in one order. */
@NullMarked
package chat.hubbub.message;

import org.jspecify.annotations.NullMarked;
