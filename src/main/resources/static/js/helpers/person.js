const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The same hue for the same nickname, everywhere and always (FNV-1a). */
export function hueOf(nickname) {
  let hash = 0x811c9dc5;
  for (const char of nickname) hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193) >>> 0;
  return (hash % 24) * 15;
}

/** One or two letters: of the first two words, else of the only one. */
export function initialsOf(nickname) {
  const words = nickname.split(/[\s._-]+/u).filter(Boolean);
  const first = (word) => [...segments.segment(word ?? "")][0]?.segment ?? "";
  return (first(words[0]) + first(words[1])).toLocaleUpperCase();
}

/** Colours an element and everything in it as this person's. */
export function paint(element, nickname) {
  element.style.setProperty("--hue", hueOf(nickname));
  return element;
}
