package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.message.ChatEvent.Chat;
import chat.hubbub.message.ChatEvent.Delete;
import chat.hubbub.message.ChatEvent.Edit;
import chat.hubbub.message.ChatEvent.React;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts lines and what happened to them together. Not safe for several threads. */
final class Lines {

    private final Map<Long, Building> lines = new LinkedHashMap<>();

    Lines(List<ChatEvent> chats) {
        for (ChatEvent event : chats) {
            lines.put(event.seq(), new Building((Chat) event));
        }
    }

    /** To be called in the order of the log; what happened to other lines is passed over. */
    void apply(ChatEvent change) {
        if (change instanceof Edit edit && lines.containsKey(edit.target())) {
            lines.get(edit.target()).edit(edit);
        } else if (change instanceof Delete delete && lines.containsKey(delete.target())) {
            lines.get(delete.target()).deleted = true;
        } else if (change instanceof React react && lines.containsKey(react.target())) {
            lines.get(react.target()).react(react);
        }
    }

    List<Line> asTheyStand() {
        return lines.values().stream().map(Building::line).toList();
    }

    private static final class Building {
        private final Chat said;
        private final Map<Emoji, Set<Nickname>> reactions = new LinkedHashMap<>();
        private String content;
        private Optional<Instant> edited = Optional.empty();
        private boolean deleted;

        Building(Chat said) {
            this.said = said;
            this.content = said.content();
        }

        void edit(Edit edit) {
            content = edit.content();
            edited = Optional.of(edit.at());
        }

        void react(React react) {
            Set<Nickname> nicknames = reactions.computeIfAbsent(react.emoji(), emoji -> new LinkedHashSet<>());
            if (react.on()) {
                nicknames.add(react.sender());
            } else {
                nicknames.remove(react.sender());
            }
            if (nicknames.isEmpty()) {
                reactions.remove(react.emoji());
            }
        }

        Line line() {
            String now = deleted ? "" : content;
            Chat chat = new Chat(said.room(), said.seq(), said.sender(), now, said.reply(), said.at(), said.notice());
            return new Line(chat, deleted ? Optional.empty() : edited, deleted, deleted ? List.of() : standing());
        }

        private List<Line.Reaction> standing() {
            return reactions.entrySet().stream()
                    .map(entry -> new Line.Reaction(entry.getKey(), List.copyOf(entry.getValue())))
                    .toList();
        }
    }
}
