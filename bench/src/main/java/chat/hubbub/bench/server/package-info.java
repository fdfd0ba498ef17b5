/** The servers: starting, pausing and ending them, each on its own core. */
@NullMarked
package chat.hubbub.bench.server;

import org.jspecify.annotations.NullMarked;
