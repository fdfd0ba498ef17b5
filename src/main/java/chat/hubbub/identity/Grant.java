package chat.hubbub.identity;

/**
 * By which this node holds a nickname among all nodes: what is given back is this, and no later one.
 *
 * @param lease of this node, counted from 1
 * @param number each only once while this node runs
 */
public record Grant(long lease, long number) {

    /** Where one node is all there is. */
    static final Grant NONE = new Grant(0, 0);
}
