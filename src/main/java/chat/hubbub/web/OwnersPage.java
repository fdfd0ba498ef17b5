package chat.hubbub.web;

import chat.hubbub.conversation.OwnersDesk;
import chat.hubbub.identity.Person;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.RoleHolder;
import chat.hubbub.moderation.RoomRule;
import chat.hubbub.moderation.Sanction;
import chat.hubbub.moderation.Span;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.context.LazyContextVariable;

/** Puts what an owner sees into rows of words. What is public here is read by the template. */
@Component
class OwnersPage {

    private final OwnersDesk desk;

    OwnersPage(OwnersDesk desk) {
        this.desk = desk;
    }

    /** A moment, for people and for programs. */
    record Time(String at, String words) {
        static Time of(Instant at, Locale locale) {
            DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(locale)
                    .withZone(ZoneOffset.UTC);
            return new Time(at.toString(), format.format(at));
        }
    }

    /** A ban or a mute. */
    record Banned(String who, String kind, boolean address, Time until, String by) {}

    /** What holds in a room. */
    record Ruled(String room, String kind, String span, String by) {}

    /** Somebody with a role. */
    record Holder(String who, String role, Time since, long at, boolean me) {}

    /** A line of the audit log. */
    record Done(Time at, String actor, String deed, String subject, String room, String detail) {}

    /** All of it. */
    record Shown(List<Banned> sanctions, List<Ruled> rules, List<Holder> holders, List<Done> audit, long older) {}

    /**
     * Reads what is shown once the page is written, and so on a thread that may wait for the disk.
     *
     * @param before the first entry of the audit log that is not shown
     */
    ModelAndView show(Person viewer, long before, PlainForm form, List<String> told, Locale locale) {
        ModelAndView page = new ModelAndView("owner");
        page.addObject("form", form);
        page.addObject("told", told);
        page.addObject("newest", before == Long.MAX_VALUE);
        page.addObject("desk", new LazyContextVariable<Shown>() {
            @Override
            protected Shown loadValue() {
                return read(viewer, before, locale);
            }
        });
        return page;
    }

    private Shown read(Person viewer, long before, Locale locale) {
        List<AuditEntry> audit = desk.audit(viewer, before);
        boolean more = audit.size() > desk.pageSize();
        List<AuditEntry> shown = more ? audit.subList(0, desk.pageSize()) : audit;
        return new Shown(
                desk.sanctions().stream().map(one -> banned(one, locale)).toList(),
                desk.rules(viewer).stream().map(OwnersPage::ruled).toList(),
                desk.holders().stream().map(one -> holder(one, viewer, locale)).toList(),
                shown.stream().map(one -> done(one, locale)).toList(),
                more ? shown.get(shown.size() - 1).id() : 0);
    }

    private static Banned banned(Sanction sanction, Locale locale) {
        return new Banned(
                sanction.nickname().value(),
                sanction.kind().name(),
                sanction.origin().isPresent(),
                Time.of(sanction.until(), locale),
                sanction.by().nickname());
    }

    private static Ruled ruled(RoomRule rule) {
        String span = rule.span().isZero() ? "" : Span.words(rule.span());
        return new Ruled(
                rule.room().value(), rule.kind().name(), span, rule.by().nickname());
    }

    private static Holder holder(RoleHolder holder, Person viewer, Locale locale) {
        return new Holder(
                holder.nickname().value(),
                holder.role().name(),
                Time.of(holder.since(), locale),
                holder.since().toEpochMilli(),
                holder.person().equals(viewer));
    }

    private static Done done(AuditEntry entry, Locale locale) {
        return new Done(
                Time.of(entry.at(), locale),
                entry.actor(),
                entry.deed().word(),
                entry.subject(),
                entry.room().map(RoomName::value).orElse(""),
                entry.detail());
    }
}
