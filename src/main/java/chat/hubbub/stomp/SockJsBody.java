package chat.hubbub.stomp;

import java.io.ByteArrayOutputStream;

/** What has arrived of one message. Beyond its bounds it keeps nothing. Not safe for several threads. */
final class SockJsBody {

    private final SockJsBudget budget;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private State state = State.FITS;

    enum State {
        FITS,
        TOO_LONG,
        /** All clients together have sent too much at the moment. */
        NO_ROOM
    }

    SockJsBody(SockJsBudget budget) {
        this.budget = budget;
    }

    State add(byte[] piece, int length) {
        if (state == State.FITS) {
            state = stateWith(length);
            if (state == State.FITS) {
                bytes.write(piece, 0, length);
            } else {
                budget.refused();
                clear();
            }
        }
        return state;
    }

    State state() {
        return state;
    }

    /** All that arrived; the body is empty afterwards. */
    byte[] take() {
        byte[] all = bytes.toByteArray();
        clear();
        return all;
    }

    /** Must be called in the end, however the message ends. */
    void clear() {
        budget.giveBack(bytes.size());
        bytes = new ByteArrayOutputStream(0);
    }

    private State stateWith(int length) {
        if (bytes.size() + length > SockJsPayload.MOST_BYTES) {
            return State.TOO_LONG;
        }
        return budget.take(length) ? State.FITS : State.NO_ROOM;
    }
}
