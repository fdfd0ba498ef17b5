package chat.hubbub.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The scripts, styles and pictures of the page, under an address that changes with their content, so that a browser may
 * keep them for ever and never mixes the files of two releases.
 */
@Component
class PageAssets {

    private static final String ROOT = "/static/";

    private final String fingerprint;
    private final List<String> modules;
    private final List<Resource> styles;

    PageAssets() throws IOException {
        List<Resource> files = find("classpath*:/static/**/*.*");
        fingerprint = Sha256.of(contentOf(files)).hex().substring(0, 16);
        modules = find("classpath*:/static/js/*/*.js").stream()
                .map(PageAssets::path)
                .toList();
        styles = find("classpath*:/static/css/**/*.css");
    }

    /** Where the files stand, without a trailing slash. */
    String base() {
        return "/assets/" + fingerprint;
    }

    /** Every script that the first one asks for, so that the browser can fetch them all at once. */
    List<String> modules() {
        return modules;
    }

    /** All style sheets as one: each names the cascade layer it belongs to, so their order means nothing. */
    String styleSheet() throws IOException {
        return new String(contentOf(styles), StandardCharsets.UTF_8);
    }

    private static List<Resource> find(String pattern) throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
                .filter(Resource::isReadable)
                .sorted(Comparator.comparing(PageAssets::path))
                .toList();
    }

    private static String path(Resource file) {
        try {
            String url = file.getURL().toString();
            return url.substring(url.lastIndexOf(ROOT) + ROOT.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] contentOf(List<Resource> files) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (Resource file : files) {
            parts.add(file.getContentAsByteArray());
        }
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
