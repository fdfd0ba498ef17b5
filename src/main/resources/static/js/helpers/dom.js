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
