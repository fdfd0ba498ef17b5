const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
export const language = document.documentElement.lang || "en";
/** How the reader writes numbers and times: as in their own country, where they read this language there. */
export const region = navigator.languages.find((one) => one.split("-")[0] === language) ?? language;
const plurals = new Intl.PluralRules(language);
const lists = new Intl.ListFormat(language, { style: "long", type: "conjunction" });

/** The words for a key, in the reader's language; {0} is the first of the parts. */
export function say(key, ...parts) {
  return (words[key] ?? key).replace(/\{(\d)}/g, (_, index) => parts[index]?.toLocaleString(region));
}

/** The same in the form that the language has for so many; without other parts, {0} is the number. */
export function count(key, number, ...parts) {
  const chosen = `${key}.${plurals.select(number)}`;
  return say(chosen in words ? chosen : `${key}.other`, ...(parts.length ? parts : [number]));
}

export const list = (names) => lists.format(names);

/** A refusal in the reader's language, where its code says enough; else as the server said it. */
export const worded = (refusal) =>
  `refused.${refusal.code}` in words ? { ...refusal, message: say(`refused.${refusal.code}`, refusal.nickname) } : refusal;
