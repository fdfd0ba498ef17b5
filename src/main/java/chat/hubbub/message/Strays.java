package chat.hubbub.message;

import chat.hubbub.identity.Grant;
import chat.hubbub.identity.Held;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Nicknames that the database says are held here, and nobody has: it stood still when it was asked for them, and granted them after
 * this node had given up waiting, and given them back too. For others they would be taken as long as this node is there.
 */
record Strays(NodeSql nodes, NicknameClaims claims, Releases releases) {

    void giveBack(Connection connection, NodeLease.Term term) throws SQLException {
        List<NodeSql.Holding> holdings = nodes.holdings(connection, term);
        Set<String> here = claims.held().stream()
                .map(held -> held.speaker().nickname().skeleton().value())
                .collect(Collectors.toSet());
        for (NodeSql.Holding holding : holdings) {
            if (!here.contains(holding.skeleton()) && claims.isUnused(new Nickname(holding.nickname()))) {
                releases.add(held(holding, term));
            }
        }
    }

    private static Held held(NodeSql.Holding holding, NodeLease.Term term) {
        Speaker speaker = new Speaker(new Nickname(holding.nickname()), new Person(holding.person()));
        return new Held(speaker, new Grant(term.number(), holding.number()), Optional.empty());
    }
}
