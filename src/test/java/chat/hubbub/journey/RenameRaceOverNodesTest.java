package chat.hubbub.journey;

import java.nio.file.Path;

/** The same where other nodes are asked before. */
class RenameRaceOverNodesTest extends RenameRaceTest {

    @Override
    Hub start(Path data, String... properties) {
        return Hub.startWith(OtherNodes.class, data, properties);
    }

    @Override
    int rounds() {
        return 15;
    }
}
