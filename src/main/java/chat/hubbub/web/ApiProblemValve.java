package chat.hubbub.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** Answers with a problem where an address is so broken that Tomcat refuses it before any controller is asked. */
final class ApiProblemValve extends ErrorReportValve {

    private final String contextPath;

    ApiProblemValve(String contextPath) {
        this.contextPath = contextPath;
    }

    /** What is not reported here is left to Tomcat's own valve further out. */
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        String uri = request.getRequestURI();
        if (response.getStatus() < 400 || uri == null || !uri.startsWith(contextPath)) {
            return;
        }
        String path = uri.substring(contextPath.length());
        if (ApiProblem.concerns(path) && response.getContentWritten() == 0 && response.setErrorReported()) {
            write(ApiProblem.of(HttpStatusCode.valueOf(response.getStatus()), request.getMethod(), path), response);
        }
    }

    private void write(ApiProblem problem, Response response) {
        try {
            problem.writeTo(response);
            response.finishResponse();
        } catch (IOException e) {
            getContainer().getLogger().debug("A caller went away before its answer", e);
        }
    }
}
