import { Emitter } from "../helpers/emitter.js";

/** Who is here. The server names at most 200; `online` counts them all. */
export class Roster extends Emitter {
  online = 0;
  #members = new Set();

  get nicknames() { return [...this.#members].sort((a, b) => a.localeCompare(b)); }

  welcome({ members, online }) { this.#change(online, [...this.#members], members); }
  join(nicknames, online) { this.#change(online, [], nicknames); }
  leave(nicknames, online) { this.#change(online, nicknames, []); }
  rename(before, nickname) { if (this.#members.has(before)) this.#change(this.online, [before], [nickname]); }

  #change(online, gone, come) {
    for (const nickname of gone) this.#members.delete(nickname);
    for (const nickname of come) this.#members.add(nickname);
    this.online = online ?? this.#members.size;
    this.emit("change");
  }
}
