package chat.hubbub.bench.report;

import chat.hubbub.bench.server.Java;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Where it was measured. */
public record Machine(Java java) {

    public String description() throws IOException {
        return "%s, %d cores, Linux %s, JDK %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.version"),
                        jdk());
    }

    /** Of the last minute. */
    public static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    }

    private static String processor() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("an unnamed CPU");
        }
    }

    /** Of the JVM servers, which may be another one than this runs on. */
    private String jdk() throws IOException {
        Process version = new ProcessBuilder(java.tool("java"), "-version")
                .redirectErrorStream(true)
                .start();
        String answer = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(answer.split("\n"))
                .filter(line -> line.contains("Runtime"))
                .map(String::strip)
                .findFirst()
                .orElse(answer.strip());
    }
}
