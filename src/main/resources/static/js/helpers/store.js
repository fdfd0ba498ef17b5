/** A storage that never throws: what a browser refuses to keep lasts as long as the page. */
export class Store {
  #kept = new Map();

  constructor(storage) { this.storage = storage; }

  get(key) {
    if (this.#kept.has(key)) return this.#kept.get(key);
    return attempt(() => JSON.parse(this.storage.getItem(key))) ?? undefined;
  }

  set(key, value) {
    try {
      if (value === undefined) this.storage.removeItem(key);
      else this.storage.setItem(key, JSON.stringify(value));
      this.#kept.delete(key);
    } catch {
      this.#kept.set(key, value);
    }
  }

  keys(prefix) { return attempt(() => Object.keys(this.storage).filter((key) => key.startsWith(prefix))) ?? []; }
}

/** Reading the property alone throws where storage is switched off. */
export const browserStore = (name) => new Store(attempt(() => globalThis[name]));

function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}
