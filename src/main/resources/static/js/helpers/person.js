const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The same hue for the same nickname, everywhere and always (FNV-1a). */
export function hueOf(nickname) {
  const hash = [...nickname].reduce((before, char) => Math.imul(before ^ char.codePointAt(0), 0x01000193) >>> 0, 0x811c9dc5);
  return (hash % 24) * 15;
}

/** One or two letters: of the first two words, else of the only one. */
export function initialsOf(nickname) {
  const words = nickname.split(/[\s._-]+/u).filter(Boolean).slice(0, 2);
  return words.map((word) => [...segments.segment(word)][0].segment).join("").toLocaleUpperCase();
}

/** Colours an element and everything in it as this person's. */
export function paint(element, nickname) {
  element.style.setProperty("--hue", hueOf(nickname));
  return element;
}
