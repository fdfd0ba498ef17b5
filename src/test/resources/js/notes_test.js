import { equal, test } from "./harness.js";
import { Notes } from "../models/notes.js";

/** Notes after this message. */
const after = (seq) => new Notes({ now: () => seq });
const shape = ({ all }) => all.map(({ joined, left, text, after }) => text ?? [[...joined], [...left], after]);

test("folds those who come and go between two messages", () => {
  const notes = after(3);
  notes.joined(["bo"]);
  notes.joined(["cy"]);
  notes.left(["di"]);
  equal(shape(notes), [[["bo", "cy"], ["di"], 3]]);
});

test("a message between them begins a new fold", () => {
  let now = 3;
  const notes = new Notes({ now: () => now });
  notes.joined(["bo"]);
  now = 4;
  notes.joined(["cy"]);
  equal(shape(notes), [[["bo"], [], 3], [["cy"], [], 4]]);
});

test("who comes and goes at once leaves no trace", () => {
  const notes = after(3);
  notes.joined(["bo"]);
  notes.left(["bo"]);
  equal(shape(notes), [[[], [], 3]]);
});

test("forgets the oldest of very many", () => {
  const notes = after(3);
  for (let number = 0; number < 150; number++) notes.say(`note ${number}`);
  equal([notes.all.length, notes.all[0].text], [100, "note 50"]);
});
