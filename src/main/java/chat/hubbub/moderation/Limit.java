package chat.hubbub.moderation;

import java.util.Locale;

/** Each limit that a client can meet, under the name by which it is counted and, where it can be set, by which it is set. */
public enum Limit {
    MESSAGES_PER_NICKNAME,
    MESSAGES_PER_ADDRESS,
    TYPING_PER_ADDRESS,
    JOINS_PER_NICKNAME,
    JOINS_PER_ADDRESS,
    ROOMS_PER_ADDRESS,
    BYTES_PER_CONNECTION,
    BYTES_PER_ADDRESS,
    CONNECTS_PER_ADDRESS,
    CONNECTIONS_PER_ADDRESS,
    CONNECTIONS,
    SOCKETS_PER_ADDRESS,
    SOCKJS_SESSIONS,
    TERMINALS_PER_ADDRESS,
    TERMINALS,
    CALLS_PER_ADDRESS,
    SEARCHES_PER_ADDRESS,
    REQUESTS_PER_ADDRESS,
    /** From the moment a connection is accepted to the end of TLS's handshake. */
    HANDSHAKE_TIME,
    /** Of an HTTP request, from its first byte to its answer. */
    REQUEST_TIME,
    /** From a connection's first byte to its CONNECT. */
    CONNECT_TIME,
    FRAME_TIME,
    SILENCE,
    /** What one frame of STOMP may hold, and in how many pieces it may come. */
    FRAME,
    /** What one line at a terminal may hold. */
    LINE,
    /** What one body of a call or one payload of SockJS may hold. */
    BODY,
    SUBSCRIPTIONS;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
