import { chat, equal, memory, test } from "./harness.js";
import { Store } from "../helpers/store.js";
import { Outbox } from "../models/outbox.js";

const line = (key, content = key) => ({ key, room: "r", nick: "ann", content, floor: 5, at: "2026-01-01T10:00:00.000Z" });
const fresh = (storage = memory(), tab = "one") => new Outbox({ store: new Store(storage), tab });
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

test("takes over from a tab that is gone, and leaves a living one alone", () => {
  const storage = memory();
  fresh(storage, "gone").add(line("a"));
  fresh(storage, "alive").add(line("b"));
  const outbox = fresh(storage, "mine");
  outbox.adopt(new Set(["alive"]));
  equal([keys(outbox.entries), keys(fresh(storage, "gone").entries), keys(fresh(storage, "alive").entries)], [["a"], [], ["b"]]);
});

test("a copy of a living tab begins with nothing, and takes nothing away", () => {
  const storage = memory();
  fresh(storage, "one").add(line("a"));
  const copy = fresh(storage, "one");
  copy.renounce("two");
  equal([keys(copy.entries), keys(fresh(storage, "one").entries)], [[], ["a"]]);
});

test("a browser that keeps nothing still sends", () => {
  const outbox = new Outbox({ store: new Store(undefined), tab: "one" });
  outbox.add(line("a"));
  equal(keys(outbox.waiting("ann")), ["a"]);
});
