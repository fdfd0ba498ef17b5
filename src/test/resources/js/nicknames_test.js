import { equal, test } from "./harness.js";
import { Completion, calls, names, suggestion, tidied } from "../models/nicknames.js";
import { hueOf, initialsOf } from "../helpers/person.js";

test("completes with a colon at the start of a line", () =>
  equal(new Completion().complete("an", 2, ["Ann", "Bo"]), { text: "Ann: ", caret: 5 }));
test("completes in the middle and keeps the rest", () =>
  equal(new Completion().complete("hi b!", 4, ["Ann", "Bo"]), { text: "hi Bo !", caret: 6 }));
test("asked again, goes to the next", () => {
  const completion = new Completion();
  const first = completion.complete("a", 1, ["Ann", "Al"]);
  const second = completion.complete(first.text, first.caret, ["Ann", "Al"]);
  equal([first.text, second.text], ["Ann: ", "Al: "]);
});
test("has nothing to say about nothing", () => equal(new Completion().complete("", 0, ["Ann"]) === undefined, true));

test("suggests a number that is free", () => equal(suggestion("ann", ["Ann", "Ann2"]), "ann3"));
test("counts on from a number that is there", () => equal(suggestion("ann9", []), "ann10"));
test("tidies what breaks the rules", () => equal(tidied("  <b>Zoe</b>  & co\u202e "), "bZoeb co"));
test("nothing but punctuation tidies to nothing", () => equal(tidied("._-"), ""));

test("a line names somebody in any case", () => equal(names("thanks, ANN!", "Ann"), true));
test("a longer word names nobody", () => equal(names("Anna was here", "Ann"), false));
test("a later word may name somebody whom an earlier one does not", () => equal(names("Anna and Ann", "Ann"), true));
test("one letter names somebody only after an @", () => equal([names("a b c", "b"), names("hi @b", "b")], [false, true]));
test("where words have no space between, a name stands between words", () => equal(names("谢谢小明帮忙", "小明"), true));
test("a name is a name, whatever it means elsewhere", () => equal([names("a.b", "a.b"), names("axb", "a.b")], [true, false]));

const called = (text, ...people) => [...text.matchAll(calls(people))].map(([call]) => call);
test("whoever has an @ before them is called", () => equal(called("@ann, @Bo! ann", "Ann", "bo"), ["@ann", "@Bo"]));
test("of two that begin alike the longer one is called", () => equal(called("@Ann Lee", "Ann", "Ann Lee"), ["@Ann Lee"]));
test("an address calls nobody", () => equal(called("me@ann.example @annabel", "ann"), []));

test("a colour is the same every time", () => equal(hueOf("ann") === hueOf("ann"), true));
test("initials are of two words, or of the one", () =>
  equal(["Mara Lind", "dev-ops", "yuki", "🌸"].map(initialsOf), ["ML", "DO", "Y", "🌸"]));
