package chat.hubbub.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    private static final int SENDERS = 2;
    private static final int FIRST = 4;
    private static final int[] FIVE_EACH = {0, 0, 0, 0, 5, 5};

    private final Faults faults = new Faults();

    @Test
    void allInOrderIsClean() {
        Tally tally = tally("A0 B0 A1 A2 B1 B2 B3 A3 A4 B4");
        assertThat(tally.losses(FIVE_EACH)).isZero();
        assertThat(faults.all()).isZero();
    }

    @Test
    void whatNeverCameIsLost() {
        assertThat(tally("A0 A2 A4 B0 B1").losses(FIVE_EACH)).isEqualTo(2 + 3);
        assertThat(faults.all()).isZero();
    }

    @Test
    void nothingAtAllIsAllLost() {
        assertThat(tally("").losses(FIVE_EACH)).isEqualTo(10);
    }

    @Test
    void whatComesLateIsNotLostButOutOfOrder() {
        assertThat(tally("A0 A2 A1 A3 A4 B0 B1 B2 B3 B4").losses(FIVE_EACH)).isZero();
        assertThat(faults.disorders).isEqualTo(1);
        assertThat(faults.duplicates).isZero();
    }

    @Test
    void whatComesAgainIsADuplicate() {
        assertThat(tally("A0 A1 A1 A2 A0 A3 A4 B0 B1 B2 B3 B4").losses(FIVE_EACH))
                .isZero();
        assertThat(faults.duplicates).isEqualTo(2);
        assertThat(faults.disorders).isEqualTo(2);
    }

    @Test
    void whatComesLateTwiceIsBoth() {
        tally("A0 A2 A1 A1 A3 A4");
        assertThat(faults.duplicates).isEqualTo(1);
        assertThat(faults.disorders).isEqualTo(2);
    }

    @Test
    void aSenderOfAnotherRoomIsAStray() {
        tally("A0 C0");
        assertThat(faults.strays).isEqualTo(1);
    }

    @Test
    void whoComesLaterMissesNothingFromBefore() {
        Tally late = Tally.fromNowOn(faults, FIRST, SENDERS);
        take(late, "A3 A4 B2 B3 B4");
        assertThat(late.losses(FIVE_EACH)).isZero();
        take(late, "A4");
        assertThat(faults.duplicates).isEqualTo(1);
    }

    @Test
    void theOrderTellsInterleavingsApart() {
        assertThat(tally("A0 B0 A1").order()).isEqualTo(tally("A0 B0 A1").order());
        assertThat(tally("A0 B0 A1").order()).isNotEqualTo(tally("A0 A1 B0").order());
        assertThat(tally("A0 B0").order()).isNotEqualTo(tally("B0 A0").order());
    }

    private Tally tally(String messages) {
        Tally tally = Tally.fromTheStart(faults, FIRST, SENDERS);
        take(tally, messages);
        return tally;
    }

    private static void take(Tally tally, String messages) {
        for (String message : messages.isEmpty() ? new String[0] : messages.split(" ")) {
            tally.take(FIRST + message.charAt(0) - 'A', message.charAt(1) - '0');
        }
    }
}
