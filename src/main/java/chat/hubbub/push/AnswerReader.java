package chat.hubbub.push;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads of an HTTP answer what matters here: its status, and how long to wait. */
final class AnswerReader {

    /** Of the lines before the body, which nobody reads; push services send one or two thousand bytes. */
    static final int MOST_BYTES = 16_384;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([2-5]\\d\\d)(?: .*)?");
    private static final Pattern RETRY_AFTER =
            Pattern.compile("retry-after:\\s*(\\d{1,6})\\s*", Pattern.CASE_INSENSITIVE);

    private final InputStream in;
    private int left = MOST_BYTES;

    private AnswerReader(InputStream in) {
        this.in = in;
    }

    static Answer read(InputStream in) throws IOException {
        return new AnswerReader(in).read();
    }

    private Answer read() throws IOException {
        Matcher status = STATUS.matcher(line());
        if (!status.matches()) {
            throw new ProtocolException("Not an answer of a push service");
        }
        Duration retryAfter = Duration.ZERO;
        for (String header = line(); !header.isEmpty(); header = line()) {
            Matcher found = RETRY_AFTER.matcher(header);
            if (found.matches()) {
                retryAfter = Duration.ofSeconds(Long.parseLong(found.group(1)));
            }
        }
        return new Answer(Integer.parseInt(status.group(1)), retryAfter);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\n'; next = next()) {
            line.append((char) next);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    private int next() throws IOException {
        if (--left < 0) {
            throw new ProtocolException("A push service says too much");
        }
        int next = in.read();
        if (next < 0) {
            throw new EOFException("A push service broke off");
        }
        return next;
    }
}
