package chat.hubbub.web;

import chat.hubbub.message.LineSearch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers whatever goes wrong under {@code /api} with a problem, and leaves every other path alone. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblemResolver implements HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(ApiProblemResolver.class);

    private static final String NOT_STORED = "The server cannot store this at the moment. Please try again later.";

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!ApiProblem.concerns(request.getServletPath())) {
            return null;
        }
        if (!response.isCommitted() && !DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            answer(request, response, failure);
        }
        return new ModelAndView();
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, Exception failure) {
        try {
            response.resetBuffer();
            problem(request, response, failure).writeTo(response);
        } catch (IOException e) {
            log.debug("A caller went away before its answer", e);
        }
    }

    private static ApiProblem problem(HttpServletRequest request, HttpServletResponse response, Exception failure) {
        String path = request.getServletPath();
        if (failure instanceof ApiRefusal refusal) {
            refusal.retryAfterSeconds()
                    .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
            return new ApiProblem(refusal.status(), refusal.sentence(), path);
        }
        if (failure instanceof LineSearch.SearchUnavailable unavailable) {
            log.debug("A search was not answered", unavailable);
            return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(unavailable.getMessage()), path);
        }
        if (failure instanceof DataAccessResourceFailureException) {
            log.debug("Something was not stored", failure);
            return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, NOT_STORED, path);
        }
        if (failure instanceof ErrorResponse error) {
            error.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            return ApiProblem.of(error.getStatusCode(), request.getMethod(), path);
        }
        if (failure instanceof InvalidParameterException || failure instanceof HttpMessageNotReadableException) {
            return ApiProblem.of(HttpStatus.BAD_REQUEST, request.getMethod(), path);
        }
        log.error("A call of the API failed", failure);
        return ApiProblem.of(HttpStatus.INTERNAL_SERVER_ERROR, request.getMethod(), path);
    }
}
