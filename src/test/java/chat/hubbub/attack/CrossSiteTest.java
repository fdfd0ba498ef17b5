package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Hub;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A page of somebody else makes a visitor's browser do nothing here, whatever it sends along. */
@UnderAttack
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrossSiteTest {

    static final List<ChangingCall> CALLS = ChangingCall.ALL;

    private static CrossSiteVisitors people;
    private static String before;

    @BeforeAll
    static void meet(Victim victim) throws IOException {
        people = new CrossSiteVisitors(victim);
        before = people.allThereIs();
    }

    @AfterAll
    static void part() throws IOException {
        people.close();
    }

    static Stream<Arguments> attempts() {
        return CALLS.stream()
                .flatMap(call -> Forgery.ALL.stream()
                        .filter(forgery -> forgery.fits(call))
                        .map(forgery -> Arguments.of(call, forgery)));
    }

    @Test
    @Order(1)
    void everyCallThatChangesSomethingIsTried(Victim victim) {
        Optional<Hub> hub = victim.hub();
        Assumptions.assumeTrue(hub.isPresent(), "only the server of this process tells of its calls");
        Set<String> tried = new TreeSet<>(CALLS.stream().map(ChangingCall::name).toList());
        assertThat(new TreeSet<>(changing(hub.orElseThrow()))).isEqualTo(tried);
        assertThat(attempts()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @Order(2)
    @MethodSource("attempts")
    void aForgeryChangesNothing(ChangingCall call, Forgery forgery) throws IOException {
        Reply reply = forgery.send(call, people);
        assertThat(reply.status()).isBetween(forgery.mayBeALook() ? 200 : 400, 499);
        assertThat(people.allThereIs()).isEqualTo(before);
    }

    /** What was refused above is granted to the page itself. */
    @ParameterizedTest
    @Order(3)
    @FieldSource("CALLS")
    void thePageItselfMayDoSo(ChangingCall call) throws IOException {
        Assumptions.assumeTrue(people.canDo(call), "only the server of this process makes owners here");
        Reply reply = people.send(call, "Origin: " + people.origin(), "Sec-Fetch-Site: same-origin");
        assertThat(reply.status()).isIn((Object[]) call.granted());
    }

    private static List<String> changing(Hub hub) {
        return Stream.ofNullable(hub.bean(DispatcherServlet.class).getHandlerMappings())
                .flatMap(List::stream)
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .flatMap(mapping -> ((RequestMappingHandlerMapping) mapping).getHandlerMethods().keySet().stream())
                .filter(mapping -> !mapping.getPatternValues().contains("/error"))
                .flatMap(mapping -> methods(mapping)
                        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path)))
                .toList();
    }

    /** One that names no method takes them all. */
    private static Stream<RequestMethod> methods(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return (methods.isEmpty() ? Stream.of(RequestMethod.values()) : methods.stream())
                .filter(method -> method != RequestMethod.GET);
    }
}
