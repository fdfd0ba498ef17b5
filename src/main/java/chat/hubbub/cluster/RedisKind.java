package chat.hubbub.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How news travel through a Redis. */
enum RedisKind {
    /** One server, perhaps with replicas. */
    SINGLE,
    /** A Redis Cluster that is too old to keep news in one shard: it tells all of its servers. */
    CLUSTER,
    /** A Redis Cluster since Redis 7. */
    SHARDED_CLUSTER;

    private static final Pattern CLUSTER_ENABLED = Pattern.compile("(?m)^cluster_enabled:1\\s*$");
    private static final Pattern VERSION = Pattern.compile("(?m)^redis_version:(\\d{1,4})\\.");
    private static final int FIRST_SHARDED = 7;

    /** @param info what the server answers to INFO */
    static RedisKind of(String info) {
        if (!CLUSTER_ENABLED.matcher(info).find()) {
            return SINGLE;
        }
        Matcher version = VERSION.matcher(info);
        boolean sharded = version.find() && Integer.parseInt(version.group(1)) >= FIRST_SHARDED;
        return sharded ? SHARDED_CLUSTER : CLUSTER;
    }
}
