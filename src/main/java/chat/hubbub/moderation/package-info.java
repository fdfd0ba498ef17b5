/** What is allowed, and how fast. */
@NullMarked
package chat.hubbub.moderation;

import org.jspecify.annotations.NullMarked;
