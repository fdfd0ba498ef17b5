import { chat, chats, equal, test } from "./harness.js";
import { changed } from "../models/changes.js";
import { Timeline } from "../models/timeline.js";

const edit = (seq, target, content) => ({ type: "EDIT", room: "r", seq, sender: "ann", target, content, html: `<p>${content}</p>`, at: "later" });
const gone = (seq, target) => ({ type: "DELETE", room: "r", seq, sender: "ann", target });
const react = (seq, target, sender, on = true, emoji = "👍") => ({ type: "REACT", room: "r", seq, sender, target, emoji, on });
const after = (message, ...events) => events.reduce(changed, message);

test("an edit puts a message in other words and leaves the others alone", () => {
  const { content, html, edited, seq } = after(chat(1), edit(2, 1, "better"));
  equal([content, html, edited, seq], ["better", "<p>better</p>", "later", 1]);
  const other = chat(3);
  equal(changed(other, edit(4, 1, "x")) === other, true);
});

test("a deletion leaves no word and no emoji", () => {
  const { content, html, reactions, deleted } = after(chat(1), react(2, 1, "bo"), edit(3, 1, "x"), gone(4, 1));
  equal([content, html, reactions, deleted], ["", "", [], true]);
});

test("a quote goes with what happens to the message it quotes", () => {
  const answer = { ...chat(2), reply: { seq: 1, sender: "ann", excerpt: "secret" } };
  equal(after(answer, gone(3, 1)).reply, { seq: 1, sender: "ann", excerpt: "" });
  equal(after(answer, edit(3, 1, "x")).reply, { seq: 1, sender: "ann", excerpt: "x" });
  equal(after(answer, react(3, 1, "bo")) === answer, true);
});

test("each person counts once under each emoji", () => {
  const message = after(chat(1), react(2, 1, "bo"), react(3, 1, "bo"), react(4, 1, "cy"), react(5, 1, "cy", true, "🎉"));
  equal(message.reactions, [{ emoji: "👍", senders: ["bo", "cy"] }, { emoji: "🎉", senders: ["cy"] }]);
  equal(after(message, react(6, 1, "bo", false), react(7, 1, "cy", false)).reactions, [{ emoji: "🎉", senders: ["cy"] }]);
  equal(after(chat(1), react(2, 1, "bo", false)).reactions, []);
});

test("changes have their place in the order, and are no messages", () => {
  const timeline = new Timeline();
  timeline.start({ messages: chats(1, 2), hasMore: false, lastSeq: 2 });
  timeline.receive(edit(4, 1, "late"));
  equal([timeline.messages[0].content, timeline.incomplete], ["line 1", true]);
  timeline.receive(chat(3));
  equal([timeline.messages.map(({ content }) => content), timeline.to], [["late", "line 2", "line 3"], 4]);
});

test("a history that ends with changes is whole", () => {
  const timeline = new Timeline();
  timeline.expect(5);
  timeline.start({ messages: chats(1, 2), hasMore: false, lastSeq: 5 });
  equal([timeline.to, timeline.incomplete], [5, false]);
});

test("a hole that may hold changes is told, and mended by messages as they stand", () => {
  const timeline = new Timeline();
  timeline.start({ messages: chats(1, 2), hasMore: false });
  timeline.expect(4);
  equal(timeline.fill({ messages: chats(3, 3), hasMore: false }, 4), true);
  timeline.refresh({ messages: [after(chat(2), edit(4, 2, "mended"))] });
  equal(timeline.messages.map(({ content }) => content), ["line 1", "mended", "line 3"]);
  timeline.expect(5);
  equal(timeline.fill({ messages: chats(5, 5), hasMore: false }, 5), false);
});

test("what happened while a page was on its way is applied to it", () => {
  const timeline = new Timeline();
  timeline.start({ messages: chats(3, 4), hasMore: true, lastSeq: 4 });
  timeline.receive(edit(5, 1, "better"));
  timeline.receive(gone(6, 2));
  timeline.prepend({ messages: chats(1, 2), hasMore: false, lastSeq: 4 });
  equal(timeline.messages.map(({ content }) => content), ["better", "", "line 3", "line 4"]);
});
