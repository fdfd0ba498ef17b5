import { chat, chats, equal, test } from "./harness.js";
import { Timeline } from "../models/timeline.js";

const started = (from, to, hasMore = false) => {
  const timeline = new Timeline();
  timeline.start({ messages: chats(from, to), hasMore });
  return timeline;
};
const seqs = ({ messages }) => messages.map(({ seq }) => seq);

test("live messages follow the history", () => {
  const timeline = started(1, 2);
  timeline.receive(chat(3));
  equal([seqs(timeline), timeline.to], [[1, 2, 3], 3]);
});

test("what came before the history is kept until it is there", () => {
  const timeline = new Timeline();
  timeline.receive(chat(3));
  timeline.receive(chat(2));
  timeline.start({ messages: chats(1, 2), hasMore: false });
  equal([seqs(timeline), timeline.incomplete], [[1, 2, 3], false]);
});

test("nothing is there twice", () => {
  const timeline = started(1, 3);
  timeline.receive(chat(2));
  timeline.receive(chat(4));
  timeline.receive(chat(4));
  timeline.fill({ messages: chats(3, 4), hasMore: false }, 4);
  timeline.prepend({ messages: chats(1, 1), hasMore: false });
  equal(seqs(timeline), [1, 2, 3, 4]);
});

test("a hole is told, and nothing behind it shown until it is filled", () => {
  const timeline = started(1, 2);
  timeline.receive(chat(5));
  equal([seqs(timeline), timeline.incomplete, timeline.upTo], [[1, 2], true, 5]);
  timeline.fill({ messages: chats(3, 4), hasMore: false }, 4);
  equal([seqs(timeline), timeline.incomplete], [[1, 2, 3, 4, 5], false]);
});

test("a large hole is filled page by page", () => {
  const timeline = started(1, 2);
  timeline.expect(6);
  timeline.fill({ messages: chats(3, 4), hasMore: true }, 6);
  equal([timeline.to, timeline.incomplete], [4, true]);
  timeline.fill({ messages: chats(5, 6), hasMore: false }, 6);
  equal([timeline.to, timeline.incomplete], [6, false]);
});

test("what the history has no message for is no hole", () => {
  const timeline = started(1, 2);
  timeline.expect(4);
  timeline.fill({ messages: [], hasMore: false }, 4);
  equal([timeline.to, timeline.incomplete], [4, false]);
});

test("events it does not know count, but are not shown", () => {
  const timeline = started(1, 1);
  timeline.receive({ type: "REACT", seq: 2, target: 1 });
  timeline.receive(chat(3));
  equal([seqs(timeline), timeline.to], [[1, 3], 3]);
});

test("the server's last number shows what is missing", () => {
  const timeline = started(1, 2);
  timeline.expect(3);
  equal(timeline.incomplete, true);
});

test("tells only what is new", () => {
  const timeline = new Timeline();
  const told = [];
  timeline.on("append", (messages) => told.push(...messages.map(({ seq }) => seq)));
  timeline.start({ messages: chats(1, 2), hasMore: false });
  timeline.receive(chat(4));
  timeline.receive(chat(3));
  equal(told, [3, 4]);
});

test("older pages go before", () => {
  const timeline = started(3, 4, true);
  timeline.prepend({ messages: chats(1, 2), hasMore: false });
  equal([seqs(timeline), timeline.hasOlder], [[1, 2, 3, 4], false]);
});

test("emptied, it begins again with what comes next, and has older pages", () => {
  const timeline = started(1, 3);
  timeline.clear();
  timeline.receive(chat(4));
  equal([seqs(timeline), timeline.hasOlder], [[4], true]);
});

test("keeps at most 300 messages, the newest", () => {
  const timeline = started(1, 1);
  for (const message of chats(2, 5_001)) timeline.receive(message);
  equal([timeline.messages.length, timeline.messages.at(-1).seq, timeline.hasOlder], [300, 5_001, true]);
});
