package chat.hubbub.terminal;

import java.time.Duration;

/**
 * What one connection may cost.
 *
 * @param pause how long a client that sends no line ends is quiet before what it sent is a message
 * @param unanswered messages that are on their way into the log; beyond it nothing more is read
 * @param nameTries answers to the question for a nickname
 * @param nameTime how long that may take
 * @param writeTime how long one write may be stuck
 * @param farewellTime how long a client has to take the last line and to close its side
 * @param complaintTime refusals in this time are told in two lines, however many they are
 */
record TerminalLimits(
        Duration pause,
        int unanswered,
        int nameTries,
        Duration nameTime,
        Duration writeTime,
        Duration farewellTime,
        Duration complaintTime) {

    static final TerminalLimits STANDARD = new TerminalLimits(
            Duration.ofMillis(50),
            32,
            10,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1));
}
