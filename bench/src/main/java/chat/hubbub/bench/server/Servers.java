package chat.hubbub.bench.server;

import java.nio.file.Path;
import java.util.List;

/** All who take part, in the order of the table's columns. */
public final class Servers {

    public static final String SPRING = "spring";
    public static final String FLOOR_EACH = "floor-each";
    public static final String FLOOR_BATCHED = "floor-batched";
    public static final String HUBBUB = "hubbub";

    private Servers() {}

    /** Of a project that {@code bench/run} has built. */
    public static List<Server> of(Path project, Java java) {
        Path bench = project.resolve("bench");
        Path floor = bench.resolve("target/floor");
        return List.of(
                new Hubbub(java, project.resolve("target/hubbub.jar")),
                new SpringSimpleBroker(java, bench.resolve("target")),
                RabbitMq.installed(),
                new Artemis(java, bench.resolve("artemis/target")),
                new Floor(floor, Floor.Mode.EACH),
                new Floor(floor, Floor.Mode.BATCHED));
    }
}
