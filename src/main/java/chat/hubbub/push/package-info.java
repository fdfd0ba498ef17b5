/**
 * Calls people whose page is closed, through the push service of their browser: Web Push with keys of our own, and with a
 * payload that only the browser can read.
 */
@NullMarked
package chat.hubbub.push;

import org.jspecify.annotations.NullMarked;
