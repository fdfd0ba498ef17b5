import { equal, test } from "./harness.js";
import { Roster } from "../models/roster.js";
import { Typists } from "../models/typists.js";

test("the roster follows who comes and goes, and believes the server's count", () => {
  const roster = new Roster();
  roster.welcome({ members: ["bo", "ann"], online: 900 });
  roster.join(["cy"], 901);
  roster.leave(["bo"], 900);
  equal([roster.nicknames, roster.online], [["ann", "cy"], 900]);
});

function typists() {
  const running = new Map();
  let number = 0;
  const start = (work) => (running.set(++number, work), number);
  return { running, typists: new Typists({ start, stop: (timer) => running.delete(timer) }) };
}

test("who types no more has stopped after a while", () => {
  const { typists: who, running } = typists();
  who.types("bo");
  equal(who.nicknames, ["bo"]);
  [...running.values()].forEach((work) => work());
  equal(who.nicknames, []);
});

test("who goes on typing is given more time", () => {
  const { typists: who, running } = typists();
  who.types("bo");
  who.types("bo");
  equal([who.nicknames, running.size], [["bo"], 1]);
});

test("who has spoken does not type", () => {
  const { typists: who, running } = typists();
  who.types("bo");
  who.stops("bo");
  equal([who.nicknames, running.size], [[], 0]);
});

test("who is called otherwise is still one person", () => {
  const roster = new Roster();
  roster.welcome({ members: ["ann", "bo"], online: 2 });
  roster.rename("ann", "zoe");
  roster.rename("nobody", "somebody");
  equal([roster.nicknames, roster.online], [["bo", "zoe"], 2]);
});
