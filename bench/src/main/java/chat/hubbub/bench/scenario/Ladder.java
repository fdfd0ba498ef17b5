package chat.hubbub.bench.scenario;

import java.io.IOException;
import java.util.Arrays;

/** Rates to try, from the lowest to the highest, and the search for the last one that is borne. */
record Ladder(double[] rungs) {

    /** Whether a rate is borne. */
    interface Trial {
        boolean passes(double rate) throws IOException;
    }

    static Ladder ofRates(double... rungs) {
        return new Ladder(rungs);
    }

    /**
     * Strides away from a likely rung, farther each time, until the limit is between two rungs; then halves what is
     * between. 0 if even the lowest is too much.
     */
    double highest(double likely, Trial trial) throws IOException {
        int at = rung(likely);
        int borne = -1;
        int tooMuch = rungs.length;
        boolean up = trial.passes(rungs[at]);
        for (int stride = 1; ; stride *= 2) {
            if (up) {
                borne = at;
            } else {
                tooMuch = at;
            }
            int next = up ? at + stride : at - stride;
            if (next <= borne || next >= tooMuch) {
                break;
            }
            at = next;
            if (trial.passes(rungs[at]) != up) {
                borne = up ? borne : at;
                tooMuch = up ? at : tooMuch;
                break;
            }
        }
        return between(borne, tooMuch, trial);
    }

    private double between(int from, int to, Trial trial) throws IOException {
        int borne = from;
        int tooMuch = to;
        while (tooMuch - borne > 1) {
            int middle = (borne + tooMuch) / 2;
            if (trial.passes(rungs[middle])) {
                borne = middle;
            } else {
                tooMuch = middle;
            }
        }
        return borne < 0 ? 0 : rungs[borne];
    }

    private int rung(double likely) {
        int found = Arrays.binarySearch(rungs, likely);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }
}
