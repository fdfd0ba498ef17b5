package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.ClientFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients that say all that must not be said, and break off. So many as {@code -Dattack.nonsense} says, of whom each sends twenty
 * mutated frames.
 */
@UnderAttack
class FloodOfNonsenseTest {

    private static final int AT_ONCE = 20;
    private static final int GROUPS = Integer.getInteger("attack.nonsense", 600) / AT_ONCE;
    private static final int FRAMES = 20;

    static IntStream groups() {
        return IntStream.range(0, GROUPS);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void isNobodysTrouble(int group, Victim victim) throws IOException {
        for (int client = group * AT_ONCE; client < (group + 1) * AT_ONCE; client++) {
            talkNonsense(victim, client);
        }
    }

    private static void talkNonsense(Victim victim, int client) throws IOException {
        Mutations mutations = new Mutations(client);
        try (BareClient nonsense = BareClient.openFrom(Victim.stranger(), victim.port())) {
            if (mutations.upTo(3) > 0) {
                nonsense.join("n" + client, "noise");
            }
            for (int i = 0; i < FRAMES; i++) {
                byte[] frame = ClientFrame.of(ClientFrame.FIN | ClientFrame.TEXT, mutations.mutated(mutations.frame()));
                nonsense.send(mutations.upTo(4) == 0 ? mutations.mutated(frame) : frame);
            }
        } catch (IOException | UncheckedIOException e) {
            assertThat(e).hasMessageNotContaining("refused");
        }
    }
}
