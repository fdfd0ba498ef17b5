/** The page in a real browser, as people use it. */
@NullMarked
package chat.hubbub.browser;

import org.jspecify.annotations.NullMarked;
