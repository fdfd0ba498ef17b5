import { chat, equal, test } from "./harness.js";
import { Reading } from "../models/reading.js";

const begun = (last) => {
  const kept = [];
  return { kept, reading: new Reading({ last, keep: (seq) => kept.push(seq) }) };
};
const state = ({ line, unread, below }) => ({ line, unread, below });

test("what comes before my eyes is read", () => {
  const { reading } = begun();
  reading.arrive([chat(1, "bo")], "ann");
  equal(state(reading), { line: 0, unread: 0, below: 0 });
});

test("what comes while I am away is counted, under a line at the first", () => {
  const { reading } = begun();
  reading.leave(4);
  reading.arrive([chat(5, "bo"), chat(6, "cy")], "ann");
  reading.arrive([chat(7, "bo")], "ann");
  equal(state(reading), { line: 5, unread: 3, below: 0 });
});

test("the line stays when I come back, and goes when I leave again", () => {
  const { reading } = begun();
  reading.leave(4);
  reading.arrive([chat(5, "bo")], "ann");
  reading.come(5);
  equal(state(reading), { line: 5, unread: 0, below: 0 });
  reading.leave(5);
  equal(reading.line, 0);
});

test("what comes below where I read is counted for the button", () => {
  const { reading } = begun();
  reading.scroll(false, 4);
  reading.arrive([chat(5, "bo"), chat(6, "bo")], "ann");
  equal(state(reading), { line: 5, unread: 0, below: 2 });
  reading.scroll(true, 6);
  equal(reading.below, 0);
});

test("my own lines are never new to me", () => {
  const { reading } = begun();
  reading.leave(4);
  reading.arrive([chat(5, "ann")], "ann");
  equal(state(reading), { line: 0, unread: 0, below: 0 });
});

test("remembers across visits how far I have read", () => {
  const { reading, kept } = begun(3);
  reading.begin([chat(3, "bo"), chat(4, "ann"), chat(5, "bo")], "ann");
  equal(reading.line, 5);
  reading.read(5);
  equal(kept, [5]);
});

test("a first visit has nothing new", () => {
  const { reading } = begun(undefined);
  reading.begin([chat(1, "bo")], "ann");
  equal(reading.line, 0);
});
