package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate in two files, as certificate authorities give it, and its successor. */
class PemTest {

    @TempDir
    Path folder;

    @Test
    void thePageAndTheSocketSpeakTlsAndItsCookieStaysThere() throws Exception {
        SSLContext trust = certificate("first").trusting("TLSv1.3");
        try (Hub hub = start();
                BareClient ann = BareClient.open(hub.port(), trust).join("ann", "tls")) {
            HttpResponse<String> page = get(hub, trust);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("Secure", "HttpOnly", "SameSite");
            ann.say("tls", "sealed");
            assertThat(said(ann).content()).isEqualTo("sealed");
        }
    }

    @Test
    void aNewCertificateIsTakenWithoutARestartAndCostsNobodyTheirConnection() throws Exception {
        SSLContext before = certificate("first").trusting("TLSv1.3");
        try (Hub hub = start();
                BareClient ann = BareClient.open(hub.port(), before).join("ann", "tls")) {
            SSLContext after = certificate("second").trusting("TLSv1.3");
            await().atMost(Duration.ofSeconds(60))
                    .ignoreException(SSLHandshakeException.class)
                    .until(() -> get(hub, after).statusCode() == 200);
            ann.say("tls", "still here");
            assertThat(said(ann).content()).isEqualTo("still here");
        }
    }

    private Certificate certificate(String name) throws Exception {
        return Certificate.make(Files.createDirectory(folder.resolve(name))).writePem(folder);
    }

    private Hub start() {
        return Hub.start(
                folder.resolve("data"),
                "server.ssl.bundle=page",
                "spring.ssl.bundle.pem.page.reload-on-update=true",
                "spring.ssl.bundle.pem.page.keystore.certificate=" + folder.resolve("certificate.pem"),
                "spring.ssl.bundle.pem.page.keystore.private-key=" + folder.resolve("key.pem"),
                "spring.ssl.bundle.watch.file.quiet-period=200ms");
    }

    private static Received said(BareClient client) throws IOException {
        while (client.seqs().isEmpty()) {
            client.read();
        }
        return client.received().get(client.received().size() - 1);
    }

    private static HttpResponse<String> get(Hub hub, SSLContext trust) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(trust).build();
        URI page = URI.create("https://localhost:" + hub.port() + "/");
        return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    }
}
