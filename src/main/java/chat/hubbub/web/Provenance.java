package chat.hubbub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

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
        return ownSite && (origin == null || isOwn(origin, request)) ? OWN : FOREIGN;
    }

    /**
     * The host is what the browser itself put into both headers. The scheme may be a proxy's; but where TLS ends here, a page
     * that came without it is anybody's.
     */
    private static boolean isOwn(String origin, HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null
                && (lower(origin).equals("https://" + lower(host))
                        || !request.isSecure() && lower(origin).equals("http://" + lower(host)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
