package chat.hubbub.message;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says in an operator's words why a PostgreSQL could not be used. */
final class PostgresFault {

    private PostgresFault() {}

    static StorageUnusable of(DatabaseProperties database, SQLException fault) {
        String place = place(database);
        String state = String.valueOf(fault.getSQLState());
        String words = firstLine(fault);
        return switch (state) {
            case "28P01", "28000" ->
                because(
                        place + " does not let the user \"" + database.user() + "\" in (" + words + ").",
                        "Give the user and the password that belong to it.",
                        fault);
            case "3D000" ->
                because(
                        place + " is not there (" + words + ").",
                        "Make an empty database first, with the encoding UTF8.",
                        fault);
            case "42501" ->
                because(
                        "The user \"" + database.user() + "\" may not do that in " + place + " (" + words + ").",
                        "Make a database that belongs to this user.",
                        fault);
            case "55P03" -> because(place + " is in use.", "Stop whatever is at work in it, and do it again.", fault);
            default ->
                state.startsWith("08")
                        ? because(
                                "Nothing answers where the database " + address(database) + " should be (" + words
                                        + ").",
                                "See that PostgreSQL runs there, and that the address leads to it: jdbc:postgresql://host:port/database.",
                                fault)
                        : because(place + " cannot be used (" + words + ").", "See to that, and do it again.", fault);
        };
    }

    static StorageUnusable ofAddress(DatabaseProperties database, SQLException fault) {
        return because(
                address(database) + " is not an address of a database.",
                "It is like jdbc:postgresql://host:5432/hubbub.",
                fault);
    }

    static String place(DatabaseProperties database) {
        return "The database " + address(database);
    }

    /** Without what follows a question mark: it may be a password. */
    private static String address(DatabaseProperties database) {
        return database.url().replaceFirst("\\?.*", "");
    }

    private static StorageUnusable because(String sentence, String cure, SQLException cause) {
        return new StorageUnusable(sentence, cure, cause);
    }

    /** Of many rows that were written together, the driver's own words would tell what is in them. */
    private static String firstLine(SQLException fault) {
        @Nullable SQLException cause = fault instanceof BatchUpdateException ? fault.getNextException() : fault;
        String message = cause == null ? "a row was refused" : String.valueOf(cause.getMessage());
        return message.strip().lines().findFirst().orElse("").replaceFirst("\\.( .*)?$", "");
    }
}
