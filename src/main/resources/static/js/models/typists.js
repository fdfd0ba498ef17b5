import { Emitter } from "../helpers/emitter.js";

const LASTS = 6_000;
const TIMERS = { start: (work, after) => setTimeout(work, after), stop: (timer) => clearTimeout(timer) };

/** Who is typing. A person who says nothing more for six seconds has stopped. */
export class Typists extends Emitter {
  #ends = new Map();

  constructor(timers = TIMERS) { super({ timers }); }

  get nicknames() { return [...this.#ends.keys()]; }

  types(nickname) {
    this.timers.stop(this.#ends.get(nickname));
    this.#ends.set(nickname, this.timers.start(() => this.stops(nickname), LASTS));
    this.emit("change");
  }

  stops(nickname) {
    if (!this.#ends.has(nickname)) return;
    this.timers.stop(this.#ends.get(nickname));
    this.#ends.delete(nickname);
    this.emit("change");
  }

  clear() { this.nicknames.forEach((nickname) => this.stops(nickname)); }
}
