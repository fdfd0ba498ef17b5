const PATIENCE = 15_000;
const PASSING = new Set(["rate-limited", "unavailable"]);

/**
 * Carries the outbox to the server, one line at a time, so that their order holds whatever is refused on the way.
 * A line that got no answer is sent again under its key, which the server stores once.
 */
export class Courier {
  #outbox;
  #connection;
  #lastKnown;
  #words;
  #carrying;
  #timer;
  #paused = false;

  constructor({ outbox, connection, lastKnown, words }) {
    this.#outbox = outbox;
    this.#connection = connection;
    this.#lastKnown = lastKnown;
    this.#words = words;
    connection.on("receipt", (receipt) => this.#arrived(receipt));
    connection.on("refusal", (refusal) => this.#refused(refusal));
    connection.on("state", () => this.#begin());
  }

  /** Sends the next line, if none is on its way. */
  carry() {
    if (this.#carrying || this.#paused || !this.#connection.online) return;
    const [entry] = this.#outbox.waiting(this.#connection.me);
    if (!entry) return;
    this.#carrying = entry.key;
    this.#outbox.tried(entry.key);
    this.#connection.send(entry.room, entry.content, entry.key, entry.reply?.seq);
    this.#timer = setTimeout(() => this.#unanswered(entry.key), PATIENCE);
  }

  #begin() {
    this.#free();
    this.#paused = false;
    this.carry();
  }

  #arrived({ id, seq }) {
    const entry = this.#outbox.entries.find(({ key }) => key === id);
    if (entry) this.#outbox.confirm(id, seq, this.#lastKnown(entry.room));
    if (id === this.#carrying) this.#next();
  }

  #refused({ receipt, code, message, retryAfterMs }) {
    if (receipt !== this.#carrying) return;
    if (PASSING.has(code)) this.#pause(receipt, message, retryAfterMs ?? 3_000);
    else this.#outbox.fail(receipt, message);
    this.#next();
  }

  #unanswered(key) {
    this.#outbox.fail(key, this.#words.noAnswer);
    this.#next();
  }

  #pause(key, reason, time) {
    this.#outbox.delay(key, reason);
    this.#paused = true;
    setTimeout(() => {
      this.#paused = false;
      this.carry();
    }, time);
  }

  #next() {
    this.#free();
    this.carry();
  }

  #free() {
    clearTimeout(this.#timer);
    this.#carrying = undefined;
  }
}
