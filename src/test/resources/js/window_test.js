import { chat, chats, equal, test } from "./harness.js";
import { Timeline } from "../models/timeline.js";
import { Window } from "../models/window.js";

function over(count, size = 10) {
  const timeline = new Timeline();
  timeline.start({ messages: chats(1, count), hasMore: false });
  return { timeline, window: new Window(timeline, size) };
}
const ends = (window) => {
  const shown = window.messages();
  return [shown.at(0).seq, shown.at(-1).seq];
};

test("follows the newest and lets the oldest go", () => {
  const { timeline, window } = over(30);
  equal(ends(window), [21, 30]);
  timeline.receive(chat(31));
  equal([ends(window), window.atEnd], [[22, 31], true]);
});

test("shows everything where there is little", () => {
  const { window } = over(3);
  equal([ends(window), window.atStart, window.atEnd], [[1, 3], true, true]);
});

test("held, it stays where it is while new ones come", () => {
  const { timeline, window } = over(30);
  window.messages();
  window.hold();
  timeline.receive(chat(31));
  equal([ends(window), window.atEnd], [[21, 30], false]);
});

test("goes up and down without ever growing", () => {
  const { window } = over(30);
  window.messages();
  window.up(5);
  equal(ends(window), [16, 25]);
  window.up(50);
  equal([ends(window), window.atStart], [[1, 10], true]);
  window.down(5);
  equal(ends(window), [6, 15]);
  window.down(50);
  equal([ends(window), window.atEnd], [[21, 30], true]);
});

test("returns to the newest when it follows again", () => {
  const { window } = over(30);
  window.messages();
  window.up(25);
  window.messages();
  window.follow();
  equal(ends(window), [21, 30]);
});

test("older messages push in at the top of a held window", () => {
  const timeline = new Timeline();
  timeline.start({ messages: chats(11, 15), hasMore: true });
  const window = new Window(timeline, 10);
  window.messages();
  window.hold();
  timeline.prepend({ messages: chats(1, 10), hasMore: false });
  equal(ends(window), [1, 10]);
});
