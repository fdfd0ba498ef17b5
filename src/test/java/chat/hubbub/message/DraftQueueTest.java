package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.DraftQueue.Offer;
import org.junit.jupiter.api.Test;

class DraftQueueTest {

    private static final int MOST = 20;
    private static final Speaker EVE = new Speaker(new Nickname("eve"), new Person("eve"));
    private static final Speaker ANN = new Speaker(new Nickname("ann"), new Person("ann"));

    private final DraftQueue queue = new DraftQueue(MOST, 1_000);

    @Test
    void hasAPlaceForWhoHasFewWaitingWhereSomebodyFilledIt() {
        for (int i = 0; i < MOST; i++) {
            assertThat(offer(EVE, "x")).isEqualTo(Offer.TAKEN);
        }
        assertThat(offer(EVE, "x")).isEqualTo(Offer.FULL);
        for (int i = 0; i < DraftQueue.FEW; i++) {
            assertThat(offer(ANN, "hello")).isEqualTo(Offer.TAKEN);
        }
        assertThat(offer(ANN, "hello")).isEqualTo(Offer.FULL);

        assertThat(queue.take(MOST)).hasSize(MOST);
        assertThat(offer(EVE, "x")).isEqualTo(Offer.TAKEN);
        assertThat(queue.take(MOST)).extracting(Pending::speaker).containsExactly(ANN, ANN, ANN, ANN, EVE);
        assertThat(queue.size()).isZero();
    }

    @Test
    void doesSoTooWhereLongTextsFillIt() {
        for (int i = 0; i < 5; i++) {
            assertThat(offer(EVE, "x".repeat(200))).isEqualTo(Offer.TAKEN);
        }
        assertThat(offer(EVE, "x")).isEqualTo(Offer.FULL);
        assertThat(offer(ANN, "hello")).isEqualTo(Offer.TAKEN);
        assertThat(offer(ANN, "x".repeat(500))).isEqualTo(Offer.TAKEN);
        assertThat(offer(ANN, "x")).isEqualTo(Offer.FULL);
    }

    @Test
    void hasAnEndForThoseToo() {
        for (int i = 0; i < MOST + MOST / 2; i++) {
            Speaker somebody = new Speaker(new Nickname("n" + i), new Person("n" + i));
            assertThat(offer(somebody, "x")).isEqualTo(Offer.TAKEN);
        }
        assertThat(offer(ANN, "x")).isEqualTo(Offer.FULL);
    }

    private Offer offer(Speaker speaker, String text) {
        return queue.offer(Pending.of(MessageLogs.ROOM, speaker, MessageLogs.draft(text)));
    }
}
