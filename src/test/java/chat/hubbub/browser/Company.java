package chat.hubbub.browser;

import chat.hubbub.journey.StompClient;
import java.util.ArrayList;
import java.util.List;

/** Some people in a room who have just said all kinds of things to each other, and are still there. */
final class Company implements AutoCloseable {

    private static final String CODE = "```\\nfor (guest of guests) {\\n  bring(" + "x".repeat(90) + ");\\n}\\n```";

    private final String room;
    private final List<StompClient> people = new ArrayList<>();
    private int receipts;

    private Company(String room) {
        this.room = room;
    }

    static Company in(House house, String room) {
        Company company = new Company(room);
        StompClient mira = company.arrive(house, "Mira");
        StompClient tomas = company.arrive(house, "Tomás Oliveira");
        StompClient lei = company.arrive(house, "李雷");
        company.arrive(house, "sam.b");
        company.talk(mira, tomas, lei);
        return company;
    }

    private void talk(StompClient mira, StompClient tomas, StompClient lei) {
        send(mira, "topic", "{'content':'The picnic on Saturday, and who brings what'}");
        long who = say(mira, "Who is coming on **Saturday**? The list so far:\\n\\n- Tomás\\n- Lei");
        say(mira, "https://example.org/park has a map");
        send(tomas, "chat", "{'content':'Me, with a cake.','replyTo':" + who + "}");
        long slip = say(tomas, "It will be a chocolate kake");
        send(tomas, "edit", "{'target':" + slip + ",'content':'It will be a chocolate cake'}");
        long slipped = say(lei, "never mind");
        send(lei, "delete", "{'target':" + slipped + "}");
        say(lei, "我也去。\\n\\n> I quote\\n\\nand a command: `ls -l`");
        say(lei, CODE);
        say(mira, "مرحبا، سأحضر أيضا");
        long party = say(tomas, "🎉");
        for (StompClient person : List.of(mira, lei)) {
            send(person, "react", "{'target':" + who + ",'emoji':'👍','on':true}");
            send(person, "react", "{'target':" + party + ",'emoji':'❤️','on':true}");
        }
        say(mira, "w".repeat(150));
    }

    /** Says something that names this person. */
    void mention(String nickname) {
        say(people.get(0), nickname + ": and what do you bring?");
    }

    @Override
    public void close() {
        people.forEach(StompClient::close);
    }

    private StompClient arrive(House house, String nickname) {
        StompClient person = house.hub().connect(nickname).join(room);
        people.add(person);
        return person;
    }

    private long say(StompClient person, String text) {
        return send(person, "chat", "{'content':'" + text + "'}");
    }

    private long send(StompClient person, String what, String body) {
        String receipt = what + ++receipts;
        String destination = "/app/" + what + "/" + room;
        String[] headers = {"destination", destination, "receipt", receipt, "content-type", "application/json"};
        person.frame("SEND", body.replace('\'', '"'), headers);
        return Long.parseLong(person.receipt(receipt).header("seq"));
    }
}
