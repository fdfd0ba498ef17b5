package chat.hubbub.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Connections from any of the many addresses of this machine, to its first one. */
public final class Sockets {

    private static final int PATIENCE_MILLIS = 60_000;

    private Sockets() {}

    public static Socket from(String address, int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.bind(new InetSocketAddress(local(address), 0));
        socket.connect(new InetSocketAddress(local("127.0.0.1"), port));
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** The whole answer to a GET, its head first. */
    public static String get(String address, int port, String path, String... headers) throws IOException {
        return ask(address, port, "GET " + path, headers);
    }

    /** @param line method and path */
    public static String ask(String address, int port, String line, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(line)
                .append(" HTTP/1.1\r\nHost: localhost:")
                .append(port)
                .append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        try (Socket socket = from(address, port)) {
            write(socket, request.append("Connection: close\r\n\r\n").toString());
            return readAll(socket);
        }
    }

    public static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** To the end, in whatever way it comes. */
    public static String readAll(Socket socket) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (IOException e) {
            // A reset is an end too; what came before it counts.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static InetAddress local(String figures) throws IOException {
        byte[] bytes = new byte[4];
        String[] parts = figures.split("\\.", -1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return InetAddress.getByAddress(bytes);
    }
}
