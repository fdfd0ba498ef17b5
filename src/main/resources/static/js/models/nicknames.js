/** Completes the word before the caret with a nickname; asked again at once, with the next one. */
export class Completion {
  #last;

  /** The new { text, caret }, or undefined where there is nothing to complete. */
  complete(text, caret, nicknames) {
    const again = this.#last?.text === text && this.#last.caret === caret;
    const { start, rest, matches, turn } = again ? this.#last : begin(text, caret, nicknames);
    if (matches.length === 0) return undefined;
    const head = text.slice(0, start) + matches[turn % matches.length] + (start === 0 ? ": " : " ");
    const done = { text: head + rest, caret: head.length };
    this.#last = { ...done, start, rest, matches, turn: turn + 1 };
    return done;
  }
}

function begin(text, caret, nicknames) {
  const start = Math.max(text.lastIndexOf(" ", caret - 1), text.lastIndexOf("\n", caret - 1)) + 1;
  const word = folded(text.slice(start, caret).replace(/^@/, ""));
  const matches = nicknames.filter((name) => word && folded(name).startsWith(word));
  return { start, rest: text.slice(caret), matches, turn: 0 };
}

/** A nickname like this one that nobody in the room has. */
export function suggestion(nickname, taken) {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const stem = nickname.replace(/\d+$/, "").slice(0, 28) || "guest";
  let number = Number(/\d+$/.exec(nickname)?.[0] ?? 1) + 1;
  while (used.has(`${stem}${number}`.toLowerCase())) number++;
  return stem + number;
}

/** What is left of a nickname that breaks the rules. */
export function tidied(nickname) {
  const kept = nickname.normalize("NFKC").replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic} ._-]/gu, "");
  const short = [...kept.replace(/ +/g, " ").trim()].slice(0, 32).join("").trim();
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(short) ? short : "";
}

/** As names are compared: in any case, and however wide or joined their letters are. */
export const folded = (name) => name.normalize("NFKC").toLowerCase();

/** What goes on with a name: a letter, but not of a script that writes its words without a space between. */
const LETTER = String.raw`[[\p{L}\p{M}\p{N}]--[\p{Ideographic}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]]`;
const apart = (name) => new RegExp(`(?<!${LETTER})${name}(?!${LETTER})`, "giv");
const escaped = (name) => folded(name).replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");

/** Whether a line speaks to or of this person; of one letter only with an @. */
export function names(content, nickname) {
  return nickname !== "" && apart(`@${nickname.length > 1 ? "?" : ""}${escaped(nickname)}`).test(content.normalize("NFKC"));
}

/** What finds an @ before one of these names; where two begin alike, the longer one. */
export const calls = (nicknames) => apart(`@(?:${nicknames.map(escaped).sort((a, b) => b.length - a.length).join("|")})`);
