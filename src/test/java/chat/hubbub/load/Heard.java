package chat.hubbub.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what came out of a stream. */
final class Heard implements Arrivals {

    final List<String> all = new ArrayList<>();

    @Override
    public void marked(byte command, long planned, int sender, int number) {
        all.add((char) command + " " + planned + " " + sender + " " + number);
    }

    @Override
    public void frame(byte[] bytes, int from, int to) {
        all.add("frame " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void ping(byte[] payload, int length) {
        all.add("ping " + new String(payload, 0, length, StandardCharsets.UTF_8));
    }

    @Override
    public void closed(int code) {
        all.add("closed " + code);
    }

    @Override
    public void broken(String why) {
        all.add("broken " + why);
    }
}
