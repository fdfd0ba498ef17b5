package chat.hubbub.bench.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK and the flags that all servers on a JVM share, so that none is favoured. */
public record Java(Path home) {

    private static final List<String> FLAGS = List.of("-Xmx1g");

    public List<String> jar(Path jar, String... words) {
        return command(List.of("-jar", jar.toString()), words);
    }

    /** Of a folder of classes beside a folder {@code lib} of jars. */
    public List<String> main(Path target, String mainClass, String... words) {
        return command(
                List.of("-cp", target.resolve("classes") + ":" + target.resolve("lib") + "/*", mainClass), words);
    }

    public String tool(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private List<String> command(List<String> what, String... words) {
        List<String> command = new ArrayList<>();
        command.add(tool("java"));
        command.addAll(FLAGS);
        command.addAll(what);
        command.addAll(List.of(words));
        return command;
    }
}
