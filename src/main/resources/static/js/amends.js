import { randomKey } from "./helpers/key.js";
import { say } from "./helpers/words.js";

/** Changes what was said already. What comes of it arrives as an event, and what is refused is told in the timeline. */
export class Amends {
  #open = new Set();

  constructor({ room, connection, notes, timeline }) {
    Object.assign(this, { room, connection, notes, timeline });
    connection.on("receipt", ({ id }) => this.#open.delete(id));
    connection.on("refusal", ({ receipt, message }) => this.#open.delete(receipt) && this.#tell(message));
  }

  /** True when it is on its way. */
  do(act, body) {
    return this.#ask((key) => this.connection.act(act, this.room, body, key));
  }

  /** Takes another nickname. */
  rename(nickname) {
    return this.#ask((key) => this.connection.rename(nickname, key));
  }

  #ask(how) {
    if (!this.connection.online) return this.#tell(say("notes.offline"));
    const key = randomKey();
    this.#open.add(key);
    how(key);
    return true;
  }

  /** Puts my emoji under a message, or takes it away if it is there. */
  react({ seq, reactions = [] }, emoji) {
    const mine = reactions.find((one) => one.emoji === emoji)?.senders.includes(this.connection.me);
    return this.do("react", { target: seq, emoji, on: !mine });
  }

  #tell(text) {
    this.notes.say(text, this.timeline.to);
    return false;
  }
}
