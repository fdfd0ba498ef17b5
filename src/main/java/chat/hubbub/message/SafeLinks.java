package chat.hubbub.message;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * Leaves only links that are safe. An image becomes a link, because it would be fetched from wherever its sender likes
 * and tell them who reads; an address of another kind, and a link inside a link, become the text they show.
 */
final class SafeLinks extends AbstractVisitor {

    private static final Pattern SAFE = Pattern.compile("(?:https?://|mailto:).+", Pattern.CASE_INSENSITIVE);

    private boolean insideLink;

    @Override
    public void visit(Image image) {
        Link link = new Link(image.getDestination(), image.getTitle());
        moveChildren(image, link);
        image.insertAfter(link);
        image.unlink();
        visit(link);
    }

    @Override
    public void visit(Link link) {
        boolean stays = !insideLink && SAFE.matcher(link.getDestination()).matches();
        boolean outside = insideLink;
        insideLink |= stays;
        visitChildren(link);
        insideLink = outside;
        if (!stays) {
            unwrap(link);
        }
    }

    /** Left to the parser it would show nothing, and a message would lose a line. */
    @Override
    public void visit(LinkReferenceDefinition definition) {
        String title = definition.getTitle() == null ? "" : " \"" + definition.getTitle() + "\"";
        Paragraph typed = new Paragraph();
        typed.appendChild(new Text("[" + definition.getLabel() + "]: " + definition.getDestination() + title));
        definition.insertBefore(typed);
        definition.unlink();
    }

    private static void moveChildren(Node from, Node to) {
        for (Node child = from.getFirstChild(); child != null; child = from.getFirstChild()) {
            to.appendChild(child);
        }
    }

    private static void unwrap(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
            node.insertBefore(child);
        }
        node.unlink();
    }
}
