package chat.hubbub.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Guests of a server that is not {@link House}'s. */
final class Guests implements AutoCloseable {

    private final List<Guest> guests = new ArrayList<>();

    Guest arrive(URI address) {
        Guest guest = new Guest(Chromium.get().newContext());
        guests.add(guest);
        return guest.open(address.toString());
    }

    @Override
    public void close() {
        guests.forEach(guest -> guest.context().close());
    }
}
