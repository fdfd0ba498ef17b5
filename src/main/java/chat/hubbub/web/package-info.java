/** The page and the REST calls. */
@NullMarked
package chat.hubbub.web;

import org.jspecify.annotations.NullMarked;
