import { Attention } from "../models/attention.js";
import { equal, test } from "./harness.js";

function attention() {
  const kept = new Map();
  const store = { get: (key) => kept.get(key), set: (key, value) => (value === undefined ? kept.delete(key) : kept.set(key, value)) };
  return new Attention({ store, me: () => "Ann" });
}

const said = (content, sender = "bo", room = "lunch") => ({ room, sender, content });

test("a mention calls, other talk does not", () => {
  const mine = attention();
  equal([said("ann: hi"), said("hi all"), said("annual")].map((one) => mine.calls(one)), [true, false, false]);
});
test("a direct message calls without a mention", () => equal(attention().calls(said("hi", "bo", "direct-x")), true));
test("my own words never call me", () => equal(attention().calls(said("I am ann", "Ann")), false));
test("a level decides for its room alone", () => {
  const mine = attention();
  mine.setLevel("lunch", "all");
  mine.setLevel("attic", "nothing");
  equal([said("hi"), said("ann!", "bo", "attic"), said("hi", "bo", "hall")].map((one) => mine.calls(one)), [true, false, false]);
  mine.setLevel("lunch", "mentions");
  equal(mine.calls(said("hi")), false);
});
test("a word to look out for calls and stands out", () => {
  const mine = attention();
  mine.keywords = [" Pizza ", ""];
  equal(mine.keywords, ["Pizza"]);
  equal([mine.calls(said("pizza?")), mine.marks(said("pizza?")), mine.marks(said("pizzas"))], [true, true, false]);
});
test("who is ignored never calls, until they are read again", () => {
  const mine = attention();
  equal(mine.ignore("Bo"), true);
  equal([mine.ignores("bO"), mine.calls(said("ann!")), mine.heeds(said("x"))], [true, false, false]);
  equal([mine.ignore("bo"), mine.calls(said("ann!"))], [false, true]);
});
test("another nickname does not end being ignored", () => {
  const mine = attention();
  mine.ignore("bo");
  mine.rename("bo", "bob");
  mine.rename("cy", "cyd");
  equal([mine.ignores("bob"), mine.ignores("cyd")], [true, false]);
});
test("a nickname that somebody ignored had for a while is free for others", () => {
  const mine = attention();
  mine.ignore("troll");
  mine.rename("troll", "bob");
  mine.rename("bob", "troll2");
  equal([mine.ignores("bob"), mine.ignores("troll2"), mine.ignored], [false, true, ["troll"]]);
  mine.rename("troll2", "troll");
  equal([mine.ignores("troll2"), mine.ignores("troll")], [false, true]);
  mine.rename("troll", "bob");
  mine.ignore("troll");
  equal([mine.ignores("troll"), mine.ignores("bob")], [false, false]);
});
