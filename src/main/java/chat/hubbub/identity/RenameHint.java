package chat.hubbub.identity;

/** Has this node find out whether somebody who is connected here was renamed on another one. */
@FunctionalInterface
public interface RenameHint {

    /** Somebody may have been renamed just now. What is true is looked up; so a false hint changes nothing. Never waits. */
    void hint();
}
