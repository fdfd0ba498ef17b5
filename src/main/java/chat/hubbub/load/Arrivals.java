package chat.hubbub.load;

/** What comes out of a stream of bytes. The arrays are only lent. */
interface Arrivals {

    /** A whole STOMP frame that carries a marker; its command begins with this letter. */
    void marked(byte command, long planned, int sender, int number);

    /** Any other STOMP frame, without its NUL. */
    void frame(byte[] bytes, int from, int to);

    void ping(byte[] payload, int length);

    /** @param code what the server closed with, or 1005 if it gave none */
    void closed(int code);

    /** From here on nothing can be understood. */
    void broken(String why);
}
