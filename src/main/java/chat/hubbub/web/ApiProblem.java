package chat.hubbub.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** An error as programs want it, after RFC 9457. */
record ApiProblem(HttpStatusCode status, String detail, String path) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Whether a path, without the context path, belongs to those who want problems and never a page. */
    static boolean concerns(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    static ApiProblem of(HttpStatusCode status, String method, String path) {
        return new ApiProblem(status, sentence(status, method, path), path);
    }

    void writeTo(HttpServletResponse response) throws IOException {
        byte[] body = MAPPER.writeValueAsBytes(fields());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", title());
        fields.put("status", status.value());
        fields.put("detail", detail);
        fields.put("instance", path);
        return fields;
    }

    private String title() {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known != null ? known.getReasonPhrase() : "Error";
    }

    private static String sentence(HttpStatusCode status, String method, String path) {
        return switch (status.value()) {
            case 404 -> "There is nothing at " + path + ".";
            case 405 -> method + " is not possible at " + path + ".";
            case 406 -> "The answer is application/json, which the Accept header does not allow.";
            default ->
                status.is5xxServerError()
                        ? "Something went wrong on the server. Trying again later may help."
                        : "This request was not understood.";
        };
    }
}
