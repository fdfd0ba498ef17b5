package chat.hubbub.stomp;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Sees to it that no request of the endpoint, and none that was too much, can hold a thread when it ends. A servlet can only complete a response; the
 * container then waits for what the client still has to read, and for what it still has to send.
 */
final class ConnectionCutter extends ValveBase {

    private static final String ATTRIBUTE = ConnectionCutter.class.getName();

    private static final int TOO_MANY_REQUESTS = 429;

    private final String path;

    ConnectionCutter(String path) {
        super(true);
        this.path = path;
    }

    /** Cuts the connection. Any thread may run it, but only as long as the request is not completed. */
    static Runnable of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Runnable cut ? cut : () -> {};
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean ours = request.getRequestURI().startsWith(path);
        org.apache.coyote.Response connection = response.getCoyoteResponse();
        Runnable cut = () -> connection.action(ActionCode.CLOSE_NOW, new IOException("Cut off"));
        if (ours) {
            request.setAttribute(ATTRIBUTE, cut);
        }
        getNext().invoke(request, response);
        if ((ours || wasTooMuch(response)) && !request.isAsync() && !isRead(request)) {
            connection.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            // That counts as an error, for which the container would show its own page.
            connection.setErrorReported();
        }
    }

    /** Nobody waits for the rest of what was refused for being too large or too often. */
    private static boolean wasTooMuch(Response response) {
        return response.getStatus() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                || response.getStatus() == TOO_MANY_REQUESTS;
    }

    private static boolean isRead(Request request) {
        boolean bodiless = request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
        return bodiless || request.getCoyoteRequest().isFinished();
    }
}
