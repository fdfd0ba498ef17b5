package chat.hubbub.journey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost that is made for one test, and those who trust it. */
public final class Certificate {

    private static final String NAME = "hub";
    private static final String PASSWORD = "for-one-test";

    private final Path file;

    private Certificate(Path file) {
        this.file = file;
    }

    public static Certificate make(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("hub.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        NAME,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("No certificate was made");
        }
        return new Certificate(file);
    }

    /** With these a hub speaks TLS and nothing else. */
    String[] properties() {
        return new String[] {
            "server.ssl.key-store=" + file.toUri(),
            "server.ssl.key-store-type=PKCS12",
            "server.ssl.key-store-password=" + PASSWORD,
            "server.ssl.key-alias=" + NAME
        };
    }

    /** As others bring it: {@code certificate.pem} and {@code key.pem} in that folder. */
    Certificate writePem(Path folder) throws IOException, GeneralSecurityException {
        KeyStore made = made();
        writePem(
                folder.resolve("key.pem"),
                "PRIVATE KEY",
                made.getKey(NAME, PASSWORD.toCharArray()).getEncoded());
        writePem(folder.resolve("certificate.pem"), "CERTIFICATE", certificate().getEncoded());
        return this;
    }

    java.security.cert.Certificate certificate() throws IOException, GeneralSecurityException {
        return made().getCertificate(NAME);
    }

    private static void writePem(Path file, String what, byte[] encoded) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(encoded);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    /** For a server of one's own. */
    public SSLContext serving() throws IOException, GeneralSecurityException {
        KeyStore made = made();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(made, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** @param protocol such as {@code TLSv1.3} */
    public SSLContext trusting(String protocol) throws IOException, GeneralSecurityException {
        KeyStore made = made();
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(NAME, made.getCertificate(NAME));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance(protocol);
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore made() throws IOException, GeneralSecurityException {
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            made.load(in, PASSWORD.toCharArray());
        }
        return made;
    }
}
