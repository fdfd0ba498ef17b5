import { Emitter } from "../helpers/emitter.js";

/** Who is here. The server names at most 200; `online` counts them all. */
export class Roster extends Emitter {
  online = 0;
  #members = new Set();

  get nicknames() {
    return [...this.#members].sort((a, b) => a.localeCompare(b));
  }

  welcome({ members, online }) {
    this.#members = new Set(members);
    this.#count(online);
  }

  join(nicknames, online) {
    nicknames.forEach((nickname) => this.#members.add(nickname));
    this.#count(online);
  }

  leave(nicknames, online) {
    nicknames.forEach((nickname) => this.#members.delete(nickname));
    this.#count(online);
  }

  rename(before, nickname) {
    if (this.#members.delete(before)) this.#members.add(nickname);
    this.emit("change");
  }

  #count(online) {
    this.online = online ?? this.#members.size;
    this.emit("change");
  }
}
