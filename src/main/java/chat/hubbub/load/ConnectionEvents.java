package chat.hubbub.load;

/** What happens to a connection. */
interface ConnectionEvents {

    void opened();

    /** Bytes up to this index came; the array is only lent, and {@link Scan#SLACK} longer. */
    void received(byte[] bytes, int to);

    /** All that waited is on its way. */
    void drained();

    /** Nothing more happens to it. It did not end because this side closed it. */
    void lost(String reason);
}
