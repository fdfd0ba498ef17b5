package chat.hubbub.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/** How bytes travel over a connected socket. */
interface Wire {

    /** How many came, 0 if none are there, -1 if none will come any more. */
    int read(ByteBuffer into) throws IOException;

    /** Takes what it can; true if the socket is full, and false if all was taken or something must be read first. */
    boolean write(ByteBuffer from) throws IOException;
}
