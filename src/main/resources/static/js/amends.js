import { randomKey } from "./helpers/key.js";

/** Changes what was said already. What comes of it arrives as an event, and what is refused is told in the timeline. */
export class Amends {
  #open = new Set();

  constructor(parts) {
    Object.assign(this, parts);
    this.connection.on("receipt", ({ id }) => this.#open.delete(id));
    this.connection.on("refusal", ({ receipt, message }) => this.#open.delete(receipt) && this.notes.say(message));
  }

  /** True when it is on its way. */
  do(act, body) { return this.#ask((key) => this.connection.act(act, this.room, body, key)); }

  /** Takes another nickname. */
  rename(nickname) { return this.#ask((key) => this.connection.rename(nickname, key)); }

  /** Puts my emoji under a message, or takes it away if it is there. */
  react({ seq, reactions = [] }, emoji) {
    const mine = reactions.find((one) => one.emoji === emoji)?.senders.includes(this.connection.me);
    return this.do("react", { target: seq, emoji, on: !mine });
  }

  #ask(how) {
    const { online } = this.connection;
    const key = randomKey();
    if (online) this.#open.add(key), how(key);
    else this.tell("notes.offline");
    return online;
  }
}
