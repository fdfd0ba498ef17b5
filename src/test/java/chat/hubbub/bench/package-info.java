/** Measurements, run by name and never by a plain build: they print, and assert no time. */
@NullMarked
package chat.hubbub.bench;

import org.jspecify.annotations.NullMarked;
