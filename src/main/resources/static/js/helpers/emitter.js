/** Has the parts it is made of, and tells those who asked to hear. Needs no document, so models can be one too. */
export class Emitter {
  #listeners = new Map();

  constructor(parts) { Object.assign(this, parts); }

  /** Gives back the function that ends the listening. */
  on(name, listener) {
    const all = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, all.add(listener));
    return () => all.delete(listener);
  }

  emit(name, value) { this.#listeners.get(name)?.forEach((listener) => listener(value)); }
}
