package chat.hubbub.message;

/** One life of a log. It changes when the log is restored from an older copy, so that a sequence number alone never lies. */
public record Epoch(String value) {

    public Epoch {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("An epoch is not empty.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
