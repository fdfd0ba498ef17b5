/** Other nodes: what happens here is told there through Redis, at once, and the other way round; nothing rests on it. */
@NullMarked
package chat.hubbub.cluster;

import org.jspecify.annotations.NullMarked;
