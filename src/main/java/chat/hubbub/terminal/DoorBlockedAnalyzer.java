package chat.hubbub.terminal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an operator the sentence and the cure instead of a stack trace. */
final class DoorBlockedAnalyzer extends AbstractFailureAnalyzer<DoorBlocked> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DoorBlocked blocked) {
        return new FailureAnalysis(blocked.getMessage(), blocked.cure(), blocked);
    }
}
