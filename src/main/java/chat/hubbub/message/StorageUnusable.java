package chat.hubbub.message;

import org.jspecify.annotations.Nullable;

/** Hubbub cannot do what was asked with its data folder, such as start on it. The message is one sentence for the operator, and there is a cure. */
public final class StorageUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String cure;

    public StorageUnusable(String sentence, String cure, @Nullable Throwable cause) {
        super(sentence, cause);
        this.cure = cure;
    }

    /** What the operator can do about it. */
    public String cure() {
        return cure;
    }
}
