import { equal, test } from "./harness.js";
import { Notes } from "../models/notes.js";

const shape = ({ all }) => all.map(({ joined, left, text, after }) => text ?? [[...joined], [...left], after]);

test("folds those who come and go between two messages", () => {
  const notes = new Notes();
  notes.joined(["bo"], 3);
  notes.joined(["cy"], 3);
  notes.left(["di"], 3);
  equal(shape(notes), [[["bo", "cy"], ["di"], 3]]);
});

test("a message between them begins a new fold", () => {
  const notes = new Notes();
  notes.joined(["bo"], 3);
  notes.joined(["cy"], 4);
  equal(shape(notes), [[["bo"], [], 3], [["cy"], [], 4]]);
});

test("who comes and goes at once leaves no trace", () => {
  const notes = new Notes();
  notes.joined(["bo"], 3);
  notes.left(["bo"], 3);
  equal(shape(notes), [[[], [], 3]]);
});

test("forgets the oldest of very many", () => {
  const notes = new Notes();
  for (let number = 0; number < 150; number++) notes.say(`note ${number}`, 0);
  equal([notes.all.length, notes.all[0].text], [100, "note 50"]);
});
