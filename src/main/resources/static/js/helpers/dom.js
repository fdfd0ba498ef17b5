export const byId = (id) => document.getElementById(id);

/** A copy of what stands in the template copy-{name}: its only element, or all of it. */
export function copy(name) {
  const content = byId(`copy-${name}`).content.cloneNode(true);
  return content.childElementCount === 1 ? content.firstElementChild : content;
}

/** A part of the page. What it listens to ends with it. */
export class View {
  #listening = new AbortController();

  listen(target, type, listener, options = {}) {
    target.addEventListener(type, listener, { ...options, signal: this.#listening.signal });
  }

  follow(emitter, name, listener) {
    this.#listening.signal.addEventListener("abort", emitter.on(name, listener));
  }

  disconnect() {
    this.#listening.abort();
  }
}

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
  let asked = false;
  const run = () => {
    asked = false;
    work();
  };
  return () => {
    if (asked) return;
    asked = true;
    if (document.hidden) setTimeout(run, 100);
    else requestAnimationFrame(run);
  };
}
