/** Completes the word before the caret with a nickname; asked again at once, with the next one. */
export class Completion {
  #last;

  /** The new { text, caret }, or undefined where there is nothing to complete. */
  complete(text, caret, nicknames) {
    const state = this.#continues(text, caret) ? this.#last : begin(text, caret, nicknames);
    if (!state) return undefined;
    const name = state.matches[state.turn++ % state.matches.length];
    const head = text.slice(0, state.start) + name + (state.start === 0 ? ": " : " ");
    this.#last = { ...state, text: head + state.rest, caret: head.length };
    return { text: this.#last.text, caret: head.length };
  }

  #continues(text, caret) {
    return this.#last?.text === text && this.#last.caret === caret;
  }
}

function begin(text, caret, nicknames) {
  const start = Math.max(text.lastIndexOf(" ", caret - 1), text.lastIndexOf("\n", caret - 1)) + 1;
  const word = text.slice(start, caret).replace(/^@/, "").toLowerCase();
  const matches = word ? nicknames.filter((name) => name.toLowerCase().startsWith(word)) : [];
  return matches.length ? { start, rest: text.slice(caret), matches, turn: 0 } : undefined;
}

/** A nickname like this one that nobody in the room has. */
export function suggestion(nickname, taken) {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const stem = nickname.replace(/\d+$/, "").slice(0, 28) || "guest";
  for (let number = Number(/\d+$/.exec(nickname)?.[0] ?? 1) + 1; ; number++) {
    if (!used.has(`${stem}${number}`.toLowerCase())) return `${stem}${number}`;
  }
}

/** What is left of a nickname that breaks the rules. */
export function tidied(nickname) {
  const kept = nickname.normalize("NFKC").replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic} ._-]/gu, "");
  const short = [...kept.replace(/ +/g, " ").trim()].slice(0, 32).join("").trim();
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(short) ? short : "";
}

/** Whether a line speaks to or of this person. */
export function names(content, nickname) {
  const at = content.toLowerCase().indexOf(nickname.toLowerCase());
  if (at < 0 || nickname.length < 2) return false;
  const around = content.slice(Math.max(0, at - 1), at) + content.slice(at + nickname.length, at + nickname.length + 1);
  return !/[\p{L}\p{N}]/u.test(around);
}
