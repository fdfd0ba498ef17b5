package chat.hubbub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nothing that the API takes is long, so what is long, or does not say how long it is, is not read at all. */
@Component
class ApiBodyLimit extends OncePerRequestFilter {

    static final int MOST_BYTES = 8 << 10;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean endless = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (endless || request.getContentLengthLong() > MOST_BYTES) {
            String detail = "A body has at most " + MOST_BYTES + " bytes, and tells its length.";
            new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, detail, request.getServletPath()).writeTo(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiProblem.concerns(request.getServletPath());
    }
}
