package chat.hubbub.load;

import org.jspecify.annotations.Nullable;

/** One of the crowd: stays in a room, may speak there, and may have to come back. */
final class Person {

    private final Venue venue;
    private final int number;
    private Stay stay;
    private boolean counts;
    private @Nullable Sender sender;

    Person(Venue venue, int number) {
        this.venue = venue;
        this.number = number;
        this.counts = !stalls();
        this.stay = new Stay(venue, this, Tally.fromTheStart(venue.figures().faults, firstSender(), senders()));
    }

    void enter() {
        stay.begin();
    }

    void speakOn(Schedule schedule) {
        int id = crowd().senderId(number);
        String text = Sender.text(venue.options().pace().size());
        String frame = venue.options().dialect().send(name(), roomName(), text);
        sender = new Sender(this, id, WebSocketFrames.text(frame), schedule, venue.figures());
        schedule.add(sender, id);
    }

    /** Goes without a word and comes back; what was missed between does not count. */
    void returnAbruptly(boolean reset) {
        stay.cut(reset);
        counts = false;
        stay = new Stay(venue, this, Tally.fromNowOn(venue.figures().faults, firstSender(), senders()));
        stay.begin();
    }

    void leave() {
        stay.leave();
    }

    void giveUpUnlessReady(String reason) {
        if (!stay.isReady()) {
            stay.broken(reason);
        }
    }

    boolean isReady() {
        return stay.isReady();
    }

    /** Whether everything must reach this person. */
    boolean counts() {
        return counts;
    }

    boolean stalls() {
        return crowd().stalls(number);
    }

    int room() {
        return crowd().roomOf(number);
    }

    String name() {
        return "load" + number;
    }

    String roomName() {
        return "load-" + room();
    }

    Tally tally() {
        return stay.tally();
    }

    /** Where to send; null if this person is not there. */
    @Nullable Connection voice() {
        return stay.voice();
    }

    /** There is room for more to be sent. */
    void drained() {
        if (sender != null) {
            sender.speak();
        }
    }

    void lost(String reason) {
        venue.figures().faults.lose(reason, counts);
    }

    private Crowd crowd() {
        return venue.options().crowd();
    }

    private int firstSender() {
        return crowd().firstSender(room());
    }

    private int senders() {
        return crowd().senders();
    }
}
