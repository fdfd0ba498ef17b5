import { equal, test } from "./harness.js";
import { COMMANDS, parse } from "../models/commands.js";
import { beginning, begun } from "../models/offers.js";

const of = (before) => { const { kind, word, start } = begun(before); return kind && [kind, word, start]; };

test("a slash begins a command, at the start of a line of one word only", () =>
  equal(["/", "/to", "/topic x", "a /", "\n/"].map(of), [["commands", "", 0], ["commands", "to", 0], undefined, undefined, undefined]));
test("an @ begins somebody, but not in an address", () =>
  equal(["hi @", "hi @An", "@", "me@home", "@ann "].map(of), [["people", "", 3], ["people", "An", 3], ["people", "", 0], undefined, undefined]));
test("a colon begins an emoji after a space and with two letters", () =>
  equal([":sm", "oh :+1", ":s", "10:30", "a:smile", ":smile:", "：微笑"].map(of),
    [["emoji", "sm", 0], ["emoji", "+1", 3], undefined, undefined, undefined, undefined, ["emoji", "微笑", 0]]));

test("what begins so is offered in any case and width", () => equal(beginning(["Ann", "Bo", "anton"], "ＡＮ"), ["Ann", "anton"]));
test("what is written out is not offered", () => equal(beginning(["ann", "bo"], "Ann"), []));
test("what goes on differently still is", () => equal(beginning(["ann", "anna"], "ann"), ["ann", "anna"]));

test("every command is one", () => equal(COMMANDS.map((name) => parse(`/${name} x`).command), COMMANDS));
test("no command hides behind the beginning of another", () => equal(COMMANDS.map((name) => beginning(COMMANDS, name)), COMMANDS.map(() => [])));
