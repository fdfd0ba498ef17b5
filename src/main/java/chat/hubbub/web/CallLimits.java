package chat.hubbub.web;

import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Excess;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Quotas;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the requests of each address, before anything is done for them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class CallLimits extends OncePerRequestFilter {

    private static final String SENTENCE = "Too many requests come from your address. Please wait a moment.";

    private final Quotas quotas;

    CallLimits(Quotas quotas) {
        this.quotas = quotas;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Address address = quotas.addressOf(request.getRemoteAddr());
        Optional<Excess> excess = quotas.take(address, limitOf(request.getServletPath()));
        if (excess.isPresent()) {
            refuse(excess.get(), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** What is made anew each time costs more than a file does, and a search the most. */
    private static Limit limitOf(String path) {
        if (path.startsWith("/api/search")) {
            return Limit.SEARCHES_PER_ADDRESS;
        }
        boolean page = path.equals("/") || path.startsWith("/rooms/") || path.startsWith("/join/");
        return page || ApiProblem.concerns(path) ? Limit.CALLS_PER_ADDRESS : Limit.REQUESTS_PER_ADDRESS;
    }

    private static void refuse(Excess excess, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        passOver(request);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(excess.retryAfterSeconds()));
        if (ApiProblem.concerns(request.getServletPath())) {
            new ApiProblem(HttpStatus.TOO_MANY_REQUESTS, SENTENCE, request.getServletPath()).writeTo(response);
        } else {
            byte[] body = SENTENCE.getBytes(StandardCharsets.UTF_8);
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** What has arrived of a body; for the rest nobody waits. */
    private static void passOver(HttpServletRequest request) throws IOException {
        long expected = request.getContentLengthLong();
        InputStream in = request.getInputStream();
        while (expected > 0 && in.available() > 0) {
            expected -= in.skip(Math.min(expected, in.available()));
        }
    }
}
