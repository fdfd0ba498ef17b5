/** Browsers and STOMP clients: the WebSocket and SockJS endpoint, its frames and its sessions. */
@NullMarked
package chat.hubbub.stomp;

import org.jspecify.annotations.NullMarked;
