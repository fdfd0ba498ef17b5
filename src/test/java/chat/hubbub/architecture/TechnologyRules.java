package chat.hubbub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.hubbub.architecture.fixture.conversation.SpeaksHttp;
import chat.hubbub.architecture.fixture.presence.WritesSql;
import chat.hubbub.architecture.fixture.stomp.SpeaksNetty;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Which part may use which technology. */
final class TechnologyRules {

    private static final DescribedPredicate<JavaClass> STORAGE = resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework.jdbc..",
                    "com.zaxxer..",
                    "org.flywaydb..",
                    "org.sqlite..")
            .as("a database's API");

    private static final DescribedPredicate<JavaClass> HTTP = resideInAnyPackage(
                    "jakarta.servlet..",
                    "jakarta.websocket..",
                    "org.apache.catalina..",
                    "org.apache.coyote..",
                    "org.apache.tomcat..",
                    "org.springframework.http..",
                    "org.springframework.web..",
                    "org.thymeleaf..")
            .as("the web's API");

    private TechnologyRules() {}

    static List<Rule> all() {
        return List.of(storage(), http(), netty());
    }

    private static Rule storage() {
        return Rule.of(
                noClasses()
                        .that(are(not(Parts.in("message", "cluster"))))
                        .should()
                        .dependOnClassesThat(STORAGE),
                "one part owns the tables and the only thread that writes them",
                "ask the MessageLog",
                WritesSql.class);
    }

    private static Rule http() {
        return Rule.of(
                noClasses()
                        .that(are(not(Parts.in("web", "stomp", "bot", "monitoring", Parts.START))))
                        .should()
                        .dependOnClassesThat(HTTP),
                "a room does not know on which wire its people are",
                "translate in the edge, and hand values down",
                SpeaksHttp.class);
    }

    private static Rule netty() {
        return Rule.of(
                noClasses()
                        .that(are(not(Parts.in("terminal", "cluster"))))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("io.netty..").as("Netty")),
                "Netty carries the terminal door only, so that it can be deleted with it",
                "use the JDK, or the servlet container's API in the edges that it carries",
                SpeaksNetty.class);
    }
}
