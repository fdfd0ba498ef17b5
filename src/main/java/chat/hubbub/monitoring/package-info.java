/** What operators see: metrics and health. */
@NullMarked
package chat.hubbub.monitoring;

import org.jspecify.annotations.NullMarked;
