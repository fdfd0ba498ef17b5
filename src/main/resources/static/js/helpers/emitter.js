/** Tells those who asked to hear. Needs no document, so models can be one too. */
export class Emitter {
  #listeners = new Map();

  /** Gives back the function that ends the listening. */
  on(name, listener) {
    if (!this.#listeners.has(name)) this.#listeners.set(name, new Set());
    this.#listeners.get(name).add(listener);
    return () => this.#listeners.get(name).delete(listener);
  }

  emit(name, value) {
    this.#listeners.get(name)?.forEach((listener) => listener(value));
  }
}
