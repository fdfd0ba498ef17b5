package chat.hubbub.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What lives on the heap of a JVM, whichever collector it has. */
public record Heap(Java java) {

    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");
    private static final String NOT_HEAP = "Metaspace";

    /** After two full collections, as the first may leave what waits to be finalized. */
    public long usedKilobytes(Running server) throws IOException {
        ask(server, "GC.run");
        ask(server, "GC.run");
        return used(ask(server, "GC.heap_info"));
    }

    static long used(String info) {
        int end = info.indexOf(NOT_HEAP);
        String heap = end < 0 ? info : info.substring(0, end);
        return USED.matcher(heap)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
    }

    private String ask(Running server, String question) throws IOException {
        Process jcmd = new ProcessBuilder(java.tool("jcmd"), "" + server.pid(), question)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
