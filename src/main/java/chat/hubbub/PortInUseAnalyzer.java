package chat.hubbub;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which port is taken and how to choose another one; Boot's own analyzer leaves the second to be looked up. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortInUseAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException taken) {
        String sentence = "Port " + taken.getPort() + " is in use by another program, perhaps by another Hubbub.";
        String cure = "Stop that program, or choose another port, for example with --server.port="
                + (taken.getPort() + 1) + ".";
        return new FailureAnalysis(sentence, cure, taken);
    }
}
