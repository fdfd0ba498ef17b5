package chat.hubbub.terminal;

import java.time.Duration;

/** The ordinary limits, but for one. */
final class Limits {

    private static final TerminalLimits USUAL = TerminalLimits.STANDARD;

    private Limits() {}

    static TerminalLimits withNameTime(Duration nameTime) {
        return with(nameTime, USUAL.writeTime());
    }

    static TerminalLimits withWriteTime(Duration writeTime) {
        return with(USUAL.nameTime(), writeTime);
    }

    private static TerminalLimits with(Duration nameTime, Duration writeTime) {
        return new TerminalLimits(
                USUAL.pause(),
                USUAL.unanswered(),
                USUAL.nameTries(),
                nameTime,
                writeTime,
                USUAL.farewellTime(),
                USUAL.complaintTime());
    }
}
