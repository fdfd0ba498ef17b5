package chat.hubbub.stomp;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Gives each request of the endpoint a way to cut its connection. A servlet can only complete a response, and completing
 * one whose client does not read, or a request whose client does not send, would hold a thread of the container.
 */
final class ConnectionCutter extends ValveBase {

    private static final String ATTRIBUTE = ConnectionCutter.class.getName();

    private final String path;

    ConnectionCutter(String path) {
        super(true);
        this.path = path;
    }

    /** Any thread may run it, but only as long as the request is not completed. */
    static Runnable of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Runnable cut ? cut : () -> {};
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getRequestURI().startsWith(path)) {
            org.apache.coyote.Response connection = response.getCoyoteResponse();
            Runnable cut = () -> connection.action(ActionCode.CLOSE_NOW, new IOException("Cut off"));
            request.setAttribute(ATTRIBUTE, cut);
        }
        getNext().invoke(request, response);
    }
}
