package chat.hubbub.conversation;

import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Draft;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.Verdict;
import chat.hubbub.room.RoomName;
import java.util.Optional;

/** Asks what owners and moderators decided, whatever somebody is about to do in a room. Safe for any thread; never blocks. */
final class HouseRules {

    private final Authority authority;
    private final NicknameClaims claims;

    HouseRules(Authority authority, NicknameClaims claims) {
        this.authority = authority;
        this.claims = claims;
    }

    /** Whether somebody may do to anybody's line what others may do to their own. */
    boolean keepsOrder(Person person) {
        return authority.holder(person).isPresent();
    }

    /** Why somebody may not come into a room. */
    Optional<Refusal> entering(Badge badge, RoomName room) {
        return Refusal.of(authority.examineEntry(badge.speaker(), room));
    }

    /** Why somebody may not do something in a room now. To take one's own words back is nobody forbidden who is here. */
    Optional<Refusal> doing(Badge badge, RoomName room, Draft draft) {
        Speaker speaker = badge.speaker();
        if (draft instanceof Draft.Delete) {
            return Refusal.of(authority.examine(Optional.of(speaker.nickname()), speaker.person(), Optional.empty()));
        }
        Optional<Refusal> refusal = Refusal.of(authority.examineDoing(speaker, room, claims.knownFor(badge)));
        boolean takesATurn = draft instanceof Draft.Chat || draft instanceof Draft.Topic;
        return refusal.isPresent() || !takesATurn ? refusal : Refusal.of(authority.takeTurn(speaker, room));
    }

    boolean mayType(Badge badge, RoomName room) {
        return authority.examineDoing(badge.speaker(), room, claims.knownFor(badge)) instanceof Verdict.Allowed;
    }

    /** Why somebody may not take another nickname: a new name is told to everybody, and so it is something said. */
    Optional<Refusal> renaming(Badge badge, Nickname wanted) {
        return Refusal.of(authority.examineRenaming(badge.speaker(), wanted));
    }
}
