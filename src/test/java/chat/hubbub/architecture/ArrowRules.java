package chat.hubbub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.hubbub.architecture.fixture.broker.KnowsRooms;
import chat.hubbub.architecture.fixture.broker.KnowsSpring;
import chat.hubbub.architecture.fixture.conversation.KnowsAnEdge;
import chat.hubbub.architecture.fixture.gossip.Lost;
import chat.hubbub.architecture.fixture.identity.KnowsTheStart;
import chat.hubbub.architecture.fixture.message.KnowsWhoIsHere;
import chat.hubbub.architecture.fixture.room.KnowsSpeakers;
import chat.hubbub.architecture.fixture.stomp.KnowsAnotherEdge;
import chat.hubbub.architecture.fixture.terminal.PublishesPastTheDoor;
import chat.hubbub.architecture.fixture.web.CountsHeads;
import chat.hubbub.architecture.fixture.web.ReadsTheLog;
import chat.hubbub.broker.Broker;
import chat.hubbub.message.MessageLog;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.Gatekeeper;
import chat.hubbub.presence.Presence;
import chat.hubbub.presence.TypingIndicators;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Which part may know what. */
final class ArrowRules {

    /** What makes a room work, as against the values that go in and out of it. */
    private static final DescribedPredicate<JavaClass> ROOM_MACHINERY = type(Gatekeeper.class)
            .or(type(Presence.class))
            .or(type(TypingIndicators.class))
            .or(type(Authority.class))
            .as("what makes a room work");

    private ArrowRules() {}

    static List<Rule> all() {
        return List.of(arrows(), brokerStandsAlone(), oneDoor(), oneReader(), onePublisher());
    }

    private static Rule arrows() {
        return Rule.everyClass(
                new FollowTheArrows(),
                "edges can then be deleted one by one, and the rest compiles",
                "ask a part below, or let it tell a listener that is implemented above; a new part goes on the map in Parts",
                KnowsAnotherEdge.class,
                KnowsAnEdge.class,
                KnowsWhoIsHere.class,
                KnowsSpeakers.class,
                KnowsTheStart.class,
                KnowsRooms.class,
                Lost.class);
    }

    private static Rule brokerStandsAlone() {
        return Rule.of(
                classes()
                        .that(are(Parts.in("broker")))
                        .should()
                        .onlyDependOnClassesThat(Parts.in("broker").or(resideInAnyPackage("java..", "org.jspecify.."))),
                "the fan-out is tested, measured and understood without anything else",
                "pass it in as a type parameter, or behind one of the broker's own interfaces",
                KnowsSpring.class,
                KnowsRooms.class);
    }

    private static Rule oneDoor() {
        return Rule.of(
                noClasses().that(are(Parts.in(Parts.EDGES))).should().dependOnClassesThat(ROOM_MACHINERY),
                "a rule enforced in the conversation must hold for everyone",
                "call Conversation or Directory, and give them the method that is missing",
                CountsHeads.class);
    }

    private static Rule oneReader() {
        return Rule.of(
                noClasses()
                        .that(are(not(Parts.in("message", "conversation", "cluster", Parts.START))))
                        .should()
                        .dependOnClassesThat(assignableTo(MessageLog.class)),
                "what may be read or written in a room is decided in one place",
                "call Conversation to write and History to read",
                ReadsTheLog.class);
    }

    private static Rule onePublisher() {
        return Rule.of(
                noClasses()
                        .that(are(not(Parts.in("broker", "conversation"))))
                        .should()
                        .accessTargetWhere(Accesses.of(Broker.class, "publish")),
                "only what is durable, or was announced by the conversation, is ever seen in a room",
                "say it through Conversation",
                PublishesPastTheDoor.class);
    }
}
