package chat.hubbub.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process that was started here, and all that it started. */
record ProcessTree(Process root) {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final long PATIENCE_SECONDS = 10;

    boolean isAlive() {
        return root.isAlive();
    }

    Duration cpu() {
        return all().map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    long residentKilobytes() {
        return all().mapToLong(ProcessTree::residentKilobytes).sum();
    }

    /** Sends a signal that Java has no method for, such as {@code STOP}. */
    void signal(String name) {
        List<String> pids = all().map(one -> "" + one.pid()).toList();
        try {
            Process kill = new ProcessBuilder(Stream.concat(Stream.of("kill", "-" + name), pids.stream())
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks first: a stopped process would not hear it, so it is woken up before. */
    void end() {
        List<ProcessHandle> processes = all().toList();
        if (processes.isEmpty()) {
            return;
        }
        signal("CONT");
        processes.forEach(ProcessHandle::destroy);
        try {
            root.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(root.toHandle()), root.descendants()).filter(ProcessHandle::isAlive);
    }

    private static long residentKilobytes(ProcessHandle process) {
        try {
            Matcher line = RESIDENT.matcher(Files.readString(Path.of("/proc", "" + process.pid(), "status")));
            return line.find() ? Long.parseLong(line.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
