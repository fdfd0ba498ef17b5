/** How long to wait before the next try: longer each time, and never the same for everybody at once. */
export class Backoff {
  #tries = 0;

  constructor({ first = 1_000, most = 30_000, random = Math.random } = {}) { Object.assign(this, { first, most, random }); }

  next() {
    const whole = Math.min(this.most, this.first * 2 ** this.#tries++);
    return Math.round(whole * (0.5 + this.random() / 2));
  }

  reset() { this.#tries = 0; }
}
