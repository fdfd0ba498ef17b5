package chat.hubbub.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A person's way into a room over one connection, and what arrives until it ends. */
final class Stay implements ConnectionEvents, Arrivals {

    private enum Step {
        OUTSIDE,
        UPGRADING,
        CONNECTING,
        JOINING,
        READY
    }

    private final Venue venue;
    private final Person person;
    private final Figures figures;
    private final Dialect dialect;
    private final Tally tally;
    private final HttpUpgrade upgrade = new HttpUpgrade();
    private final WebSocketStream stream = new WebSocketStream(this);
    private Step step = Step.OUTSIDE;
    private @Nullable Connection connection;

    Stay(Venue venue, Person person, Tally tally) {
        this.venue = venue;
        this.person = person;
        this.figures = venue.figures();
        this.dialect = venue.options().dialect();
        this.tally = tally;
    }

    void begin() {
        step = Step.UPGRADING;
        try {
            connection = venue.connections().open(this);
        } catch (IOException e) {
            lost("connect: " + e.getMessage());
        }
    }

    boolean isReady() {
        return step == Step.READY;
    }

    Tally tally() {
        return tally;
    }

    @Nullable Connection voice() {
        return isReady() ? connection : null;
    }

    void leave() {
        if (end()) {
            send(WebSocketFrames.goodbye());
            cut(false);
        }
    }

    void cut(boolean reset) {
        end();
        if (connection != null) {
            connection.cut(reset);
        }
    }

    @Override
    public void opened() {
        send(HttpUpgrade.request(venue.options().target()));
    }

    @Override
    public void received(byte[] bytes, int to) {
        if (step == Step.UPGRADING) {
            upgrade(bytes, to);
        } else {
            stream.take(bytes, 0, to);
        }
    }

    @Override
    public void drained() {
        person.drained();
    }

    @Override
    public void lost(String reason) {
        if (end()) {
            person.lost(reason);
        }
    }

    @Override
    public void marked(byte command, long planned, int sender, int number) {
        if (command == 'M') {
            figures.delivered(planned);
            tally.take(sender, number);
        } else if (command == 'R') {
            figures.receipt(planned);
        }
    }

    @Override
    public void frame(byte[] bytes, int from, int to) {
        switch (bytes[from]) {
            case 'C' -> connected(text(bytes, from, to));
            case 'R' -> receipt(text(bytes, from, to));
            case 'E' -> figures.faults.error(text(bytes, from, to));
            case 'M' -> message(bytes, from, to);
            default -> broken("no STOMP frame");
        }
    }

    @Override
    public void ping(byte[] payload, int length) {
        send(WebSocketFrames.pong(payload, length));
    }

    @Override
    public void closed(int code) {
        broken("close " + code);
    }

    @Override
    public void broken(String why) {
        if (end()) {
            cut(false);
            person.lost(why);
        }
    }

    private void upgrade(byte[] bytes, int to) {
        int end = upgrade.take(bytes, to);
        if (!upgrade.isComplete()) {
            return;
        }
        if (!upgrade.isAccepted()) {
            broken(upgrade.status());
            return;
        }
        step = Step.CONNECTING;
        say(dialect.connect(person.name()));
        stream.take(bytes, end, to);
    }

    private void connected(String frame) {
        if (step != Step.CONNECTING || connection == null) {
            return;
        }
        step = Step.JOINING;
        venue.heartBeats().promise(connection, dialect.heartBeat(), frame);
        if (dialect.hearsOfErrors()) {
            say(dialect.subscribeToErrors());
        }
        say(dialect.subscribe(person.name(), person.roomName()));
        if (!dialect.joinsByReceipt()) {
            joined();
        }
    }

    private void receipt(String frame) {
        if (step == Step.JOINING && frame.contains("\nreceipt-id:" + Dialect.JOINED)) {
            joined();
        }
    }

    private void joined() {
        step = Step.READY;
        figures.ready++;
        if (person.stalls() && connection != null) {
            connection.stopReading();
        }
    }

    private void message(byte[] bytes, int from, int to) {
        if (dialect.hearsOfErrors() && text(bytes, from, to).contains("\ndestination:/user/queue/errors\n")) {
            figures.faults.refused++;
        }
    }

    /** Whether it had not ended before. */
    private boolean end() {
        boolean ends = step != Step.OUTSIDE;
        figures.ready -= isReady() ? 1 : 0;
        step = Step.OUTSIDE;
        return ends;
    }

    private void say(String frame) {
        send(WebSocketFrames.text(frame));
    }

    private void send(byte[] bytes) {
        if (connection != null) {
            connection.send(bytes);
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
    }
}
