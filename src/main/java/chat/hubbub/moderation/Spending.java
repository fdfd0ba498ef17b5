package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;

/** Hears what is used up of limits on this node. Must be quick and must not throw; any thread may call it. */
public interface Spending {

    /** Where nobody else has to know. */
    Spending UNTOLD = new Spending() {
        @Override
        public void under(Nickname nickname, Limit limit, long amount) {}

        @Override
        public void from(Address address, Limit limit, long amount) {}

        @Override
        public void turn(RoomName room, Person person) {}
    };

    void under(Nickname nickname, Limit limit, long amount);

    /** @param amount less than nothing where something was not done after all */
    void from(Address address, Limit limit, long amount);

    void turn(RoomName room, Person person);
}
