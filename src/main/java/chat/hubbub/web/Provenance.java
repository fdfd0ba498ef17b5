package chat.hubbub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a form was sent from, as far as the browser tells. */
enum Provenance {
    OWN,
    UNKNOWN,
    FOREIGN;

    /** {@code none} is what a person did themselves, such as loading the answer again. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    static Provenance of(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (site == null && origin == null) {
            return UNKNOWN;
        }
        boolean ownSite = site == null || OWN_SITES.contains(site);
        return ownSite && (origin == null || isOwn(origin, request.getHeader("Host"))) ? OWN : FOREIGN;
    }

    /** Scheme and port may be a proxy's; the host is what the browser itself put into both headers. */
    private static boolean isOwn(String origin, @Nullable String host) {
        int scheme = origin.indexOf("://");
        return host != null && scheme > 0 && lower(origin.substring(scheme + 3)).equals(lower(host));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
