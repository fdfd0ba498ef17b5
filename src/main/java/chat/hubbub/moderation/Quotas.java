package chat.hubbub.moderation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each address may still do, and how many of it are here. A connection keeps what its address did for as long as it
 * lasts; of other addresses, the latest are remembered. Safe for any thread.
 */
public final class Quotas {

    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final boolean enabled;
    private final AddressLimits limits;
    private final int mostConnections;
    private final LimitObserver observer;
    private final TimeMeter time;
    private final Spending spending;

    /** What a connection holds is found here however long it was quiet. */
    private final Cache<Address, Quota> alive =
            Caffeine.newBuilder().weakValues().build();

    private final LoadingCache<Address, Quota> quotas;
    private final Crowd visits = new Crowd();

    /** @param mostConnections in all */
    public Quotas(
            boolean enabled, AddressLimits limits, int mostConnections, LimitObserver observer, Spending spending) {
        this(enabled, limits, mostConnections, observer, spending, TimeMeter.SYSTEM_NANOTIME);
    }

    Quotas(
            boolean enabled,
            AddressLimits limits,
            int mostConnections,
            LimitObserver observer,
            Spending spending,
            TimeMeter time) {
        this.enabled = enabled;
        this.limits = limits;
        this.mostConnections = mostConnections;
        this.observer = observer;
        this.time = time;
        this.spending = spending;
        this.quotas = Caffeine.newBuilder()
                .expireAfterAccess(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build(address -> alive.get(address, this::fresh));
    }

    /** Where somebody comes from, as limits count it. */
    public Address addressOf(InetAddress address) {
        return Network.anyContains(limits.exempt(), address) ? Address.UNKNOWN : Address.of(address);
    }

    /** The same, of an address in figures. */
    public Address addressOf(String literal) {
        return Address.parse(literal).map(this::addressOf).orElse(Address.UNKNOWN);
    }

    /** Counts one thing that an address did. */
    public Optional<Excess> take(Address address, Limit limit) {
        Quota quota = quotaOf(address);
        return quota == null ? Optional.empty() : quota.take(limit, 1);
    }

    /** Counts something that was done already against what an address may do later. */
    public void charge(Address address, Limit limit, int asMany) {
        Quota quota = quotaOf(address);
        if (quota != null) {
            quota.owe(limit, asMany);
        }
    }

    /** Counts what an address did on another node; it is refused to nobody. */
    public void charge(Spent.FromAddress spent) {
        Quota quota = quotaOf(spent.address());
        if (quota != null) {
            quota.charge(spent.limit(), spent.amount());
        }
    }

    /** Counts an attempt to connect, and tells whether there is a place. */
    public Optional<Excess> connect(Address address) {
        if (!enabled) {
            return Optional.empty();
        }
        if (visits.size() >= mostConnections) {
            return full(Limit.CONNECTIONS);
        }
        if (isLimited(address) && visits.from(address) >= limits.connectionsPerAddress()) {
            return full(Limit.CONNECTIONS_PER_ADDRESS);
        }
        return take(address, Limit.CONNECTS_PER_ADDRESS);
    }

    /** Takes a connection in. It must {@linkplain Visit#end end} when the connection does. */
    public Visit visit(Address address) {
        visits.add(address);
        Bucket own = enabled ? limits.bytesPerConnection().bucket(time) : null;
        return new Visit(quotaOf(address), own, observer, () -> visits.remove(address));
    }

    /** Whether an address has as many of something as it may have. */
    public boolean isFull(Address address, int present, Limit limit) {
        int most = limit == Limit.SOCKETS_PER_ADDRESS ? limits.socketsPerAddress() : limits.terminalsPerAddress();
        boolean full = isLimited(address) && present >= most;
        if (full) {
            observer.refused(limit);
        }
        return full;
    }

    /** How long TLS's handshake may take from the moment a connection is accepted; as good as for ever where there are no limits. */
    public Duration handshakeTime() {
        return enabled ? limits.handshakeTime() : Duration.ofDays(1);
    }

    /** How long an HTTP request may take from its first byte on; longer than anybody waits where there are no limits. */
    public Duration requestTime() {
        return enabled ? limits.requestTime() : Duration.ofDays(1);
    }

    /** A limit was met that holds for everybody alike. */
    public void refused(Limit limit) {
        observer.refused(limit);
    }

    /** How many connections there are. */
    public int visits() {
        return visits.size();
    }

    private Optional<Excess> full(Limit limit) {
        observer.refused(limit);
        return Optional.of(new Excess(limit, SOON));
    }

    private @Nullable Quota quotaOf(Address address) {
        return isLimited(address) ? quotas.get(address) : null;
    }

    private Quota fresh(Address address) {
        return new Quota(limits, observer, time, (limit, amount) -> spending.from(address, limit, amount));
    }

    private boolean isLimited(Address address) {
        return enabled && !address.equals(Address.UNKNOWN);
    }
}
