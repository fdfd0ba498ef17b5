package chat.hubbub.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 digest, in the two spellings that the page needs. */
record Sha256(byte[] digest) {

    static Sha256 of(byte[] content) {
        try {
            return new Sha256(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    String hex() {
        return HexFormat.of().formatHex(digest);
    }

    /** As a Content-Security-Policy names an inline script. */
    String source() {
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
