import { equal, test } from "./harness.js";
import { parse, roomNamed } from "../models/commands.js";

test("a plain line is said without the white space after it", () => equal(parse("hello \n"), { say: "hello" }));
test("the white space before a line stays, as in code", () => equal(parse("  x"), { say: "  x" }));
test("a line with nothing in it means nothing", () => equal([parse(""), parse(" \n ")], [undefined, undefined].map((n) => n)));
test("a command takes what follows as its argument", () =>
  equal(parse("/nick Zoe B"), { command: "nick", argument: "Zoe B" }));
test("a command may be written in capitals", () => equal(parse("/HELP").command, "help"));
test("two slashes say one", () => equal(parse("//etc/hosts"), { say: "/etc/hosts" }));
test("an unknown command is told by its name", () => equal(parse("/dance now"), { unknown: "dance" }));
test("every way to say goodbye does", () =>
  equal(["quit", "EXIT", " /quit ", "/exit"].map((line) => parse(line).command), Array(4).fill("quit")));
test("a line that only begins like leaving is said", () => equal(parse("quit smoking"), { say: "quit smoking" }));

test("a room is meant however it is written", () =>
  equal(["My Room", "#public", "a_b-1"].map(roomNamed), ["my-room", "public", "a_b-1"]));
test("what cannot be a room is none", () =>
  equal(["", "-x", "größe", "x".repeat(65)].map((name) => roomNamed(name) === undefined), Array(4).fill(true)));
