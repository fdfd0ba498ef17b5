package chat.hubbub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every answer tells the browser about whom to trust: this server, nothing inline, nobody else. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends OncePerRequestFilter {

    private final Map<String, String> headers;

    SecurityHeaders(ImportMap importMap) {
        headers = Map.of(
                "Content-Security-Policy", policy(importMap.digest()),
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "Referrer-Policy", "same-origin",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        headers.forEach(response::setHeader);
        chain.doFilter(request, response);
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
