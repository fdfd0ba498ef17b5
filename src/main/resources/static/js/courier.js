import { say } from "./helpers/words.js";

const PATIENCE = 15_000;
const PASSING = new Set(["rate-limited", "unavailable"]);

/**
 * Carries the outbox to the server, one line at a time, so that their order holds whatever is refused on the way.
 * A line that got no answer is sent again under its key, which the server stores once.
 */
export class Courier {
  #carrying;
  #timer;
  #paused = false;

  constructor(parts) {
    Object.assign(this, parts);
    this.connection.on("receipt", (receipt) => this.#arrived(receipt));
    this.connection.on("refusal", (refusal) => this.#refused(refusal));
    this.connection.on("state", () => this.#next());
  }

  /** Sends the next line, if none is on its way. */
  carry() {
    const [entry] = this.outbox.waiting(this.connection.me);
    if (!entry || this.#carrying || this.#paused || !this.connection.online) return;
    this.#carrying = entry.key;
    this.outbox.tried(entry.key);
    this.connection.act("chat", entry.room, { content: entry.content, replyTo: entry.reply?.seq }, entry.key);
    this.#timer = setTimeout(() => this.#failed(entry.key, say("message.noanswer")), PATIENCE);
  }

  #arrived({ id, seq }) {
    const entry = this.outbox.find(id);
    if (entry) this.outbox.confirm(id, seq, this.lastKnown(entry.room));
    if (id === this.#carrying) this.#next();
  }

  #refused({ receipt, code, message, retryAfterMs = 3_000 }) {
    if (receipt !== this.#carrying) return;
    if (PASSING.has(code)) this.#pause(receipt, message, retryAfterMs);
    else this.#failed(receipt, message);
  }

  #failed(key, reason) {
    this.outbox.fail(key, reason);
    this.#next();
  }

  #pause(key, reason, time) {
    this.outbox.delay(key, reason);
    this.#free();
    this.#paused = true;
    setTimeout(() => ((this.#paused = false), this.carry()), time);
  }

  #next() {
    this.#free();
    this.carry();
  }

  #free() {
    clearTimeout(this.#timer);
    this.#carrying = undefined;
    this.#paused = false;
  }
}
