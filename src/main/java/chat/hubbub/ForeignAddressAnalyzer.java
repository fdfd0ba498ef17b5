package chat.hubbub;

import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Explains why the server cannot listen where it was told to; that a port is taken is explained elsewhere. */
final class ForeignAddressAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private final Environment environment;

    ForeignAddressAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
        String address = environment.getProperty("server.address");
        if (address == null) {
            return null;
        }
        return new FailureAnalysis(
                "server.address is \"" + address + "\", but this machine has no such address.",
                "Give server.address an address of this machine, or leave it out to listen on all of them.",
                failure);
    }
}
