package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.Change;
import chat.hubbub.moderation.Deed;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.OwnerLink;
import chat.hubbub.moderation.Role;
import chat.hubbub.moderation.RoleHolder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** How somebody comes to be an owner: by a secret link. Safe for any thread; may block on the disk. */
public final class Owners {

    /** Stands for the nickname of an owner who is connected under none. */
    private static final Nickname OWNER = new Nickname("owner");

    private final Authority authority;
    private final ModerationJournal journal;
    private final NicknameClaims claims;
    private final Clock clock;

    Owners(Authority authority, ModerationJournal journal, NicknameClaims claims, Clock clock) {
        this.authority = authority;
        this.journal = journal;
        this.claims = claims;
        this.clock = clock;
    }

    /** The link, where there never was one: nobody is told of it again. */
    public Optional<OwnerLink> firstLink() {
        if (!journal.ownerLink().equals(OwnerLink.State.NONE)) {
            return Optional.empty();
        }
        OwnerLink link = OwnerLink.fresh();
        return journal.keepFirst(link.state()) ? Optional.of(link) : Optional.empty();
    }

    /** Whether this is the link there is now. */
    public boolean isValid(OwnerLink link) {
        return journal.ownerLink().isOf(link);
    }

    public boolean isOwner(Person person) {
        return authority
                .holder(person)
                .filter(holder -> holder.role() == Role.OWNER)
                .isPresent();
    }

    /** Whether somebody is an owner or a moderator. */
    public boolean keepsOrder(Person person) {
        return authority.holder(person).isPresent();
    }

    /** Makes somebody an owner, if they have the link that there is now. */
    public boolean admit(Person person, OwnerLink link) {
        if (!isValid(link)) {
            return false;
        }
        if (!isOwner(person)) {
            Nickname nickname = claims.heldBy(person).map(Speaker::nickname).orElse(OWNER);
            RoleHolder holder = new RoleHolder(person, Role.OWNER, nickname, clock.instant());
            authority.act(List.of(new Change.Appoint(holder)), entry(nickname.value(), Deed.OWNER, ""));
        }
        return true;
    }

    /** Has the link lead nowhere; owners stay owners. False for who is none. */
    public boolean revokeLink(Person owner) {
        Optional<RoleHolder> holder = authority.holder(owner).filter(one -> one.role() == Role.OWNER);
        holder.ifPresent(one -> {
            journal.keep(OwnerLink.State.REVOKED);
            authority.act(List.of(), entry(nameOf(one), Deed.LINK, ""));
        });
        return holder.isPresent();
    }

    /** What somebody with a role is called now, or was when they got it. */
    String nameOf(RoleHolder holder) {
        return claims.heldBy(holder.person())
                .map(Speaker::nickname)
                .orElse(holder.nickname())
                .value();
    }

    private AuditEntry entry(String actor, Deed deed, String subject) {
        return AuditEntry.of(clock.instant(), actor, deed, subject, Optional.empty(), "");
    }
}
