package chat.hubbub.monitoring;

import chat.hubbub.monitoring.MonitoringProperties.Readers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets only this machine see the metrics, unless everybody may: they tell how busy the server is, and what it runs on. */
final class MetricsAccess extends OncePerRequestFilter {

    /** What a proxy on this machine says when it asks for somebody elsewhere. */
    private static final List<String> FOR_ANOTHER =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private final Readers readers;

    MetricsAccess(MonitoringProperties properties) {
        this.readers = properties.metrics();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return readers == Readers.EVERYBODY;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromHere(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** The address is one in digits, so that nobody is asked for it. */
    private static boolean isFromHere(HttpServletRequest request) throws IOException {
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && FOR_ANOTHER.stream().allMatch(name -> request.getHeader(name) == null);
    }
}
