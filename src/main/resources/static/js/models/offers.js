import { folded } from "./nicknames.js";

const BEGUN = /^\/(?<commands>\S*)$|(?<![\p{L}\p{N}])@(?<people>[^\s@]*)$|(?<!\S)[:：](?<emoji>[\p{L}\p{M}\p{N}_+-]{2,})$/u;

/** What somebody has begun to write: which `kind` of word, what there is of it, and where it starts. */
export function begun(before) {
  const { index: start, groups = {} } = BEGUN.exec(before) ?? {};
  const [kind, word] = Object.entries(groups).find(([, word]) => word !== undefined) ?? [];
  return { kind, word, start };
}

/** The names that begin so; none where nothing is left to write. */
export function beginning(names, word) {
  const found = names.filter((name) => folded(name).startsWith(folded(word)));
  return found.length === 1 && folded(found[0]) === folded(word) ? [] : found;
}
