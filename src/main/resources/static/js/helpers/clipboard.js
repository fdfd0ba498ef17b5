import { say } from "./words.js";

/** True when the text is on the clipboard. Plain http has no clipboard of its own, so there the old way must do. */
export async function copyText(text) {
  return (await navigator.clipboard?.writeText(text).then(() => true, () => false)) || copyBySelection(text);
}

/** The same, and for a moment the label says so. */
export async function copyShown(text, label, done) {
  if (!text || !(await copyText(text))) return false;
  label.dataset.label ??= label.textContent;
  label.textContent = say(done);
  setTimeout(() => (label.textContent = label.dataset.label), 2_000);
  return true;
}

function copyBySelection(text) {
  const before = document.activeElement;
  const field = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  before?.focus();
  return copied;
}
