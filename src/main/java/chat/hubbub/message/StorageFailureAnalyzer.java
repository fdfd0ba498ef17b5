package chat.hubbub.message;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an operator the sentence and the cure instead of a stack trace. */
final class StorageFailureAnalyzer extends AbstractFailureAnalyzer<StorageUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StorageUnusable unusable) {
        return new FailureAnalysis(unusable.getMessage(), unusable.cure(), unusable);
    }
}
