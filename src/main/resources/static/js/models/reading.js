import { Emitter } from "../helpers/emitter.js";

/**
 * How far I have read: up to `last`, which `keep` remembers. `line` is the first message I have not seen, and stays where
 * it is until I have come back and leave again, or speak; `unread` counts for the title, `below` for the button that
 * leads down.
 */
export class Reading extends Emitter {
  line = 0;
  unread = 0;
  below = 0;
  present = true;
  atBottom = true;

  /** The newest messages of the history, when I have been here before. */
  begin(messages, me) {
    if (this.last === undefined) return;
    this.line = messages.find((message) => message.seq > this.last && message.sender !== me)?.seq ?? 0;
    this.emit("change");
  }

  arrive(messages, me) {
    const others = messages.filter((message) => message.sender !== me);
    const seen = this.present && this.atBottom;
    if (!seen && others.length) this.line ||= others[0].seq;
    if (!this.present) this.unread += others.length;
    if (!this.atBottom) this.below += others.length;
    if (others.length < messages.length) this.line = seen ? 0 : this.line;
    this.emit("change");
  }

  /** I am at the newest message, or not. */
  scroll(atBottom, newest) { this.#become({ atBottom, below: atBottom ? 0 : this.below }, newest); }
  come(newest) { this.#become({ present: true, unread: 0 }, newest); }

  leave(newest) {
    if (!this.present) return;
    this.read(newest);
    this.#become({ present: false, line: this.atBottom ? 0 : this.line });
  }

  /** Remembers that everything up to here was before my eyes, if it was. */
  read(newest) {
    if (!this.present || !this.atBottom || !newest || newest === this.last) return;
    this.last = newest;
    this.keep(newest);
  }

  #become(facts, newest) {
    Object.assign(this, facts);
    this.read(newest);
    this.emit("change");
  }
}
