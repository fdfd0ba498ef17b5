/** A storage that never throws: what a browser refuses to keep lasts as long as the page. */
export class Store {
  #storage;
  #kept = new Map();

  constructor(storage) {
    this.#storage = storage;
  }

  get(key) {
    if (this.#kept.has(key)) return this.#kept.get(key);
    try {
      return JSON.parse(this.#storage.getItem(key)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  set(key, value) {
    try {
      if (value === undefined) this.#storage.removeItem(key);
      else this.#storage.setItem(key, JSON.stringify(value));
      this.#kept.delete(key);
    } catch {
      this.#kept.set(key, value);
    }
  }

  keys(prefix) {
    try {
      return Object.keys(this.#storage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  }
}

/** Reading the property alone throws where storage is switched off. */
export function browserStore(name) {
  try {
    return new Store(globalThis[name]);
  } catch {
    return new Store(undefined);
  }
}
