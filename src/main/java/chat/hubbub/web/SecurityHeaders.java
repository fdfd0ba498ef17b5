package chat.hubbub.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * What every answer tells the browser about whom to trust: this server, nothing inline, nobody else. It comes before all else,
 * because what is refused before any page is asked for is an answer too.
 */
final class SecurityHeaders extends ValveBase {

    private static final String WITHOUT_HEADERS = "HTTP/0.9";

    private final Map<String, String> headers;

    SecurityHeaders(ImportMap importMap) {
        super(true);
        headers = Map.of(
                "Content-Security-Policy", policy(importMap.digest()),
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "Referrer-Policy", "same-origin",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY");
    }

    /** What could be told without them is not told at all. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        headers.forEach(response::setHeader);
        String protocol = request.getProtocol();
        if (WITHOUT_HEADERS.equals(protocol) || "".equals(protocol)) {
            response.setStatus(HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED);
        } else {
            getNext().invoke(request, response);
        }
    }

    private static String policy(Sha256 importMap) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' " + importMap.source(),
                "style-src 'self'",
                "img-src 'self' data:",
                "connect-src 'self'",
                "manifest-src 'self'",
                "worker-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types dompurify hubbub");
    }
}
