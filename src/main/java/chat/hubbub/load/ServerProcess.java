package chat.hubbub.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the server's process and its children use, as far as this system tells. */
record ServerProcess(long pid) {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    double cpuSeconds() {
        return processes()
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9)
                .sum();
    }

    double residentMegabytes() {
        return processes().mapToLong(ServerProcess::residentKilobytes).sum() / 1024.0;
    }

    private Stream<ProcessHandle> processes() {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
    }

    /** 0 where there is no such file. */
    private static long residentKilobytes(ProcessHandle process) {
        try {
            Matcher line = RESIDENT.matcher(Files.readString(Path.of("/proc", process.pid() + "", "status")));
            return line.find() ? Long.parseLong(line.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
