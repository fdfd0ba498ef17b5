import { chat, equal, memory, test } from "./harness.js";
import { Store } from "../helpers/store.js";
import { Outbox } from "../models/outbox.js";

const line = (key, content = key) => ({ key, room: "r", nick: "ann", content, floor: 5, at: "2026-01-01T10:00:00.000Z" });
const fresh = (storage = memory()) => new Outbox({ store: new Store(storage) });
const keys = (entries) => entries.map(({ key }) => key);

test("lines wait in the order they were written", () => {
  const outbox = fresh();
  outbox.add(line("a"));
  outbox.add(line("b"));
  equal(keys(outbox.waiting("ann")), ["a", "b"]);
});

test("lines survive a reload of the tab", () => {
  const storage = memory();
  fresh(storage).add(line("a"));
  equal(keys(fresh(storage).waiting("ann")), ["a"]);
});

test("lines of another nickname wait until it is back", () => {
  const outbox = fresh();
  outbox.add(line("a"));
  equal(keys(outbox.waiting("bo")), []);
});

test("what waits goes on under another nickname", () => {
  const outbox = fresh();
  outbox.add(line("a"));
  outbox.rename("ann", "zoe");
  equal([keys(outbox.waiting("ann")), keys(outbox.waiting("zoe"))], [[], ["a"]]);
});

test("a receipt before the echo keeps the line in sight, but not in store", () => {
  const storage = memory();
  const outbox = fresh(storage);
  outbox.add(line("a"));
  outbox.confirm("a", 6, 5);
  equal([keys(outbox.shown("r", "ann", 5)), keys(outbox.waiting("ann")), keys(fresh(storage).entries)], [["a"], [], []]);
  equal(outbox.recognise(chat(6, "ann", "a")), "a");
  equal(keys(outbox.shown("r", "ann", 6)), []);
});

test("an echo before the receipt takes the line's place, and the receipt ends it", () => {
  const outbox = fresh();
  outbox.add(line("a"));
  outbox.tried("a");
  equal(outbox.recognise(chat(6, "ann", "a")), "a");
  equal([keys(outbox.shown("r", "ann", 6)), keys(outbox.waiting("ann"))], [[], ["a"]]);
  outbox.confirm("a", 6, 6);
  equal(keys(outbox.entries), []);
});

test("the same words from before it was written are no echo", () => {
  const outbox = fresh();
  outbox.add(line("a"));
  outbox.tried("a");
  equal(outbox.recognise(chat(5, "ann", "a")) === undefined, true);
});

test("the same words twice are the echoes of two lines", () => {
  const outbox = fresh();
  for (const key of ["a", "b"]) outbox.add(line(key, "ok")), outbox.tried(key);
  equal([6, 7].map((seq) => outbox.recognise(chat(seq, "ann", "ok"))), ["a", "b"]);
});

test("a failed line does not hold up the next, and waits again when retried", () => {
  const outbox = fresh();
  outbox.add(line("a"));
  outbox.add(line("b"));
  outbox.fail("a", "too long");
  equal(keys(outbox.waiting("ann")), ["b"]);
  outbox.retry("a");
  equal(keys(outbox.waiting("ann")), ["a", "b"]);
});

test("the order in which lines were written survives too", () => {
  const storage = memory();
  const outbox = fresh(storage);
  for (const key of ["z", "m", "a"]) outbox.add(line(key));
  equal(keys(fresh(storage).waiting("ann")), ["z", "m", "a"]);
});

test("takes over from a tab that is gone", () => {
  const storage = memory();
  const outbox = fresh(storage);
  outbox.add(line("mine"));
  fresh(storage).add(line("left"));
  outbox.adopt();
  outbox.adopt();
  equal(keys(outbox.waiting("ann")), ["mine", "left"]);
});

test("what one tab has done with, another neither keeps nor brings back", () => {
  const storage = memory();
  const [one, other] = [fresh(storage), fresh(storage)];
  one.add(line("a"));
  other.adopt();
  one.confirm("a", 6, 6);
  other.tried("a");
  equal(keys(fresh(storage).entries), []);
  other.hear("hubbub.line.a");
  other.hear("hubbub.read.r");
  equal(keys(other.entries), []);
});

test("what one tab has done with is not sent by another that did not hear of it", () => {
  const storage = memory();
  const [one, other] = [fresh(storage), fresh(storage)];
  one.add(line("a"));
  other.adopt();
  one.discard("a");
  equal(keys(other.waiting("ann")), []);
  other.adopt();
  equal(keys(other.entries), []);
});

test("a line that failed in one tab waits in every tab for me to try again", () => {
  const storage = memory();
  const [one, other] = [fresh(storage), fresh(storage)];
  one.add(line("a"));
  other.adopt();
  one.fail("a", "too long");
  other.tried("a");
  equal([keys(other.waiting("ann")), other.find("a").reason], [[], "too long"]);
  other.retry("a");
  one.hear("hubbub.line.a");
  equal([keys(one.waiting("ann")), one.find("a").failed], [["a"], false]);
});

test("what this tab has no more, it does not write over", () => {
  const storage = memory();
  const [one, other] = [fresh(storage), fresh(storage)];
  one.add(line("a"));
  other.fail("a", "no answer");
  equal(fresh(storage).waiting("ann").map(({ content }) => content), ["a"]);
});

test("a line that is confirmed here stays to be seen, whatever other tabs do", () => {
  const outbox = fresh();
  outbox.add(line("a"));
  outbox.confirm("a", 6, 5);
  outbox.hear("hubbub.line.a");
  equal(keys(outbox.shown("r", "ann", 5)), ["a"]);
});

test("a browser that keeps nothing still sends", () => {
  const outbox = new Outbox({ store: new Store(undefined) });
  outbox.add(line("a"));
  equal(keys(outbox.waiting("ann")), ["a"]);
});
