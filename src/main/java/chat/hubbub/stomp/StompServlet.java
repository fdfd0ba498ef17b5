package chat.hubbub.stomp;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The endpoint {@code /ws}: a WebSocket for those who can, SockJS for those who cannot. */
final class StompServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient WebSockets webSockets;
    private final transient SockJsHttp sockJs;
    private final transient Origins origins;

    StompServlet(WebSockets webSockets, SockJsHttp sockJs, Origins origins) {
        this.webSockets = webSockets;
        this.sockJs = sockJs;
        this.origins = origins;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        SockJsPath path = SockJsPath.of(request);
        if (!origins.allow(request)) {
            SockJsHttp.say(response, HttpServletResponse.SC_FORBIDDEN, "Pages of this origin may not connect.");
        } else if (path.kind() == SockJsPath.Kind.NOTHING) {
            SockJsHttp.say(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing here.");
        } else if (path.kind().isPreflighted() && request.getMethod().equals("OPTIONS")) {
            sockJs.preflight(path.kind(), request, response);
        } else if (!path.kind().method().equals(request.getMethod())) {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            response.setHeader("Allow", path.kind().method());
        } else {
            serve(path, request, response);
        }
    }

    private void serve(SockJsPath path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (path.kind()) {
            case ROOT -> open(request, response);
            case INFO -> sockJs.inform(request, response);
            case RAW_WEBSOCKET -> webSockets.openStomp(request, response);
            case WEBSOCKET -> webSockets.openSockJs(request, response);
            case XHR -> sockJs.listen(path, SockJsReceiver.Style.POLLING, request, response);
            case XHR_STREAMING -> sockJs.listen(path, SockJsReceiver.Style.STREAMING, request, response);
            case XHR_SEND -> sockJs.send(path, request, response);
            case NOTHING -> throw new IllegalStateException("There is nothing to serve");
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (Handshake.isAskedBy(request)) {
            webSockets.openStomp(request, response);
        } else {
            SockJsHttp.greet(response);
        }
    }
}
