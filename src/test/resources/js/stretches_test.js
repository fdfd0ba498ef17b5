import { chat, chats, equal, test } from "./harness.js";
import { Timeline } from "../models/timeline.js";

/** The newest messages of a room that has `last`, and the pages a server would give of it. */
const room = (last, newest = 50) => {
  const timeline = new Timeline();
  const page = (from, to, hasMore) => ({ messages: chats(from, to), hasMore, lastSeq: timeline.to });
  timeline.start({ ...page(last - newest + 1, last, true), lastSeq: last });
  return { timeline, page };
};
const shown = ({ messages }) => [messages[0]?.seq, messages.at(-1)?.seq, messages.length];
const whole = ({ messages }) => messages.every(({ seq }, index) => index === 0 || seq === messages[index - 1].seq + 1);
const hear = (timeline, from, to) => chats(from, to).forEach((message) => timeline.receive(message));

test("who follows has the newest, and the oldest go", () => {
  const { timeline } = room(1_000, 300);
  hear(timeline, 1_001, 1_040);
  equal([shown(timeline), timeline.hasNewer, timeline.hasOlder], [[741, 1_040, 300], false, true]);
});

test("nothing is taken from before the eyes of who looks back", () => {
  const { timeline } = room(1_000, 300);
  timeline.following = false;
  hear(timeline, 1_001, 1_040);
  equal([shown(timeline), timeline.hasNewer, timeline.newest.at(-1).seq], [[701, 1_000, 300], true, 1_040]);
  equal([timeline.meet(), shown(timeline), timeline.hasNewer], [true, [741, 1_040, 300], false]);
});

test("going back drops the newest, and going on brings them again, never with a hole", () => {
  const { timeline, page } = room(1_000);
  timeline.following = false;
  for (let first = 951; first > 1; ) {
    const from = Math.max(1, first - 100);
    timeline.prepend(page(from, first - 1, from > 1));
    first = from;
    equal([timeline.messages[0].seq, whole(timeline), timeline.messages.length <= 300], [first, true, true]);
  }
  equal([shown(timeline), timeline.hasOlder, timeline.hasNewer], [[1, 300, 300], false, true]);
  while (timeline.hasNewer) {
    if (!timeline.meet()) timeline.append(page(timeline.end + 1, timeline.end + 100, true));
    equal([whole(timeline), timeline.messages.length <= 300], [true, true]);
  }
  equal(shown(timeline), [701, 1_000, 300]);
});

test("a visit shows what is around, and what comes meanwhile waits behind the gap", () => {
  const { timeline, page } = room(1_000);
  const told = [];
  timeline.on("append", (messages) => told.push(...messages.map(({ seq }) => seq)));
  timeline.following = false;
  timeline.visit(page(101, 199, true), page(200, 299, true));
  hear(timeline, 1_001, 1_002);
  equal([shown(timeline), timeline.hasNewer, told], [[101, 299, 199], true, [1_001, 1_002]]);
  equal([timeline.meet(), shown(timeline)], [false, [101, 299, 199]]);
  timeline.return();
  equal([shown(timeline), timeline.hasNewer], [[951, 1_002, 52], false]);
});

test("a visit near the newest grows together with them", () => {
  const { timeline, page } = room(1_000);
  timeline.following = false;
  timeline.visit(page(800, 899, true), page(900, 999, true));
  hear(timeline, 1_001, 1_001);
  equal([timeline.meet(), shown(timeline), timeline.hasNewer, whole(timeline)], [true, [800, 1_001, 202], false, true]);
});

test("a page that is ahead of the news makes nothing twice", () => {
  const { timeline, page } = room(1_000);
  timeline.following = false;
  timeline.visit(page(850, 899, true), page(900, 930, true));
  timeline.append({ messages: chats(931, 1_003), hasMore: false, lastSeq: 1_003 });
  hear(timeline, 1_001, 1_003);
  while (timeline.hasNewer) equal(timeline.meet(), true);
  equal([shown(timeline), whole(timeline)], [[850, 1_003, 154], true]);
});

test("a room that runs away faster than it is read stays a gap until it is caught", () => {
  const { timeline, page } = room(1_000);
  timeline.following = false;
  timeline.visit(page(850, 899, true), page(900, 949, true));
  const late = page(950, 1_000, false);
  hear(timeline, 1_001, 1_400);
  timeline.append(late);
  equal([timeline.meet(), timeline.end, shown(timeline)], [false, 1_000, [850, 1_000, 151]]);
  timeline.append(page(1_001, 1_100, true));
  equal([timeline.meet(), whole(timeline)], [true, true]);
});

test("emptied or begun anew, it is at the newest again", () => {
  const { timeline, page } = room(1_000);
  timeline.visit(page(101, 199, true), page(200, 299, true));
  timeline.clear();
  equal([timeline.messages, timeline.hasNewer, timeline.hasOlder], [[], false, true]);
  timeline.visit(page(101, 199, true), page(200, 299, true));
  timeline.reset();
  equal([timeline.messages, timeline.hasNewer, timeline.hasOlder, timeline.ready], [[], false, false, false]);
});

test("what nobody said cannot be visited", () => {
  const { timeline } = room(3, 3);
  timeline.visit({ messages: [], hasMore: false, lastSeq: 3 }, { messages: [chat(4)], hasMore: false, lastSeq: 4 });
  equal([shown(timeline), timeline.hasNewer], [[1, 3, 3], false]);
});
