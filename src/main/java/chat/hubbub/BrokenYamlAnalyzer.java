package chat.hubbub;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Tells an operator where their file of properties stops being YAML. */
final class BrokenYamlAnalyzer extends AbstractFailureAnalyzer<MarkedYAMLException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MarkedYAMLException failure) {
        int line = failure.getProblemMark().getLine() + 1;
        return new FailureAnalysis(
                "A file of properties (application.yaml or the like) is not valid YAML in line " + line + ": "
                        + failure.getProblem() + ".",
                "Correct that line or the one before it; the indentation counts.",
                failure);
    }
}
