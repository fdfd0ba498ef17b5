package chat.hubbub.cluster;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;

/** Somebody for each name. */
final class People {

    private People() {}

    static Speaker speaker(String nickname) {
        return new Speaker(new Nickname(nickname), new Secret(nickname).person());
    }

    static Speaker renamed(Speaker before, String nickname) {
        return new Speaker(new Nickname(nickname), before.person());
    }
}
