package chat.hubbub.identity;

import java.util.Optional;

/** Who goes by which nickname on any node. Safe for any thread; may wait. */
public interface Holders {

    /** Where one node is all there is, which knows its own. */
    Holders NONE = new Holders() {
        @Override
        public Optional<Speaker> holder(Nickname nickname) {
            return Optional.empty();
        }

        @Override
        public Optional<Speaker> connected(Person person) {
            return Optional.empty();
        }

        @Override
        public Optional<SealedOrigin> originOf(Nickname nickname) {
            return Optional.empty();
        }
    };

    /** Who holds this nickname, connected or not. */
    Optional<Speaker> holder(Nickname nickname);

    /** Under which nickname somebody is connected; under any of them, if there are several. */
    Optional<Speaker> connected(Person person);

    /** Where somebody comes from who is connected under this nickname. */
    Optional<SealedOrigin> originOf(Nickname nickname);
}
