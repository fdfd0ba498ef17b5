export const byId = (id) => document.getElementById(id);

/** A copy of the template copy-{name}, with texts where their selectors lead: its only element, or all of it. */
export function copy(name, texts = {}) {
  const content = byId(`copy-${name}`).content.cloneNode(true);
  for (const [where, text] of Object.entries(texts)) content.querySelector(where).textContent = text;
  return content.childElementCount === 1 ? content.firstElementChild : content;
}

/** Draws a list anew. The focus stays on what is the same in it, as `data-same` says. */
export function redraw(list, nodes) {
  const same = list.contains(document.activeElement) && document.activeElement.dataset.same;
  list.replaceChildren(...nodes);
  if (same) [...list.querySelectorAll("[data-same]")].find(({ dataset }) => dataset.same === same)?.focus();
}

/** A part of the page, made of parts. What it listens to ends with it. */
export class View {
  #listening = new AbortController();

  constructor(parts) { Object.assign(this, parts); }

  listen(target, type, listener, options = {}) {
    target.addEventListener(type, listener, { ...options, signal: this.#listening.signal });
  }

  /** Calls `act` with what was clicked in this part, if it is such a thing. */
  clicks(part, selector, act) {
    this.listen(part, "click", ({ target }) => target.closest(selector) && act(target.closest(selector)));
  }

  follow(emitter, name, listener) { this.#listening.signal.addEventListener("abort", emitter.on(name, listener)); }

  disconnect() { this.#listening.abort(); }
}

export const closePopover = () => document.querySelector(":popover-open")?.hidePopover();

/** Whether there is a pointer: else there is a keyboard on the screen, which would cover what is to be seen. */
export const hovers = () => matchMedia("(hover: hover)").matches;

/** Writes into a field, in the place of what stands between `start` and the caret. */
export function insert(field, text, start = field.selectionStart) {
  field.setRangeText(text, start, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input"));
  field.focus();
}

/** Moves the focus among these by the arrows, Home and End, where so many stand in a row. */
export function walk(event, [...all], row = 1) {
  const onward = document.dir === "rtl" ? -1 : 1;
  const step = { ArrowDown: row, ArrowUp: -row, ArrowRight: onward, ArrowLeft: -onward, Home: -Infinity, End: Infinity }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = all.indexOf(document.activeElement);
  all[at < 0 ? 0 : Math.max(0, Math.min(at + step, all.length - 1))]?.focus();
}

/** Runs once before the next paint, however often it was asked for; in a hidden tab, soon. */
export function scheduled(work) {
  let asked;
  const run = () => ((asked = undefined), work());
  return () => (asked ??= document.hidden ? setTimeout(run, 100) : requestAnimationFrame(run));
}
