import { Emitter } from "../helpers/emitter.js";
import { changed } from "./changes.js";

const MOST = 5_000;
const FORGET = 1_000;

/**
 * What was said, in the order of sequence numbers and without a hole: an event that comes too early waits in
 * #ahead until what is between has come. Nothing is shown twice, however often it arrives.
 */
export class Timeline extends Emitter {
  messages = [];
  hasOlder = false;
  ready = false;
  /** Everything up to this sequence number is known. */
  to = 0;
  #ahead = new Map();
  #expected = 0;

  /** The newest page of the history. */
  start({ messages, hasMore, lastSeq = 0 }) {
    this.messages = [...messages];
    this.hasOlder = hasMore;
    this.to = Math.max(lastSeq, messages.at(-1)?.seq ?? 0);
    this.ready = true;
    this.emit("start", messages);
    this.#settle([]);
  }

  /** The page before the first message here. */
  prepend({ messages, hasMore }) {
    const first = this.messages[0]?.seq ?? Infinity;
    this.messages.unshift(...messages.filter((message) => message.seq < first));
    this.hasOlder = hasMore;
    this.emit("change");
  }

  /**
   * The page after the last message here; `upTo` is what was missing when it was asked for. True if among what was
   * missing were changes to other messages, which such a page does not tell.
   */
  fill({ messages, hasMore }, upTo) {
    const before = this.to;
    const fresh = messages.filter((message) => message.seq > this.to);
    this.to = Math.max(this.to, fresh.at(-1)?.seq ?? 0, hasMore ? 0 : upTo);
    const more = this.to - before > fresh.length;
    this.messages.push(...fresh);
    this.#settle(fresh);
    return more;
  }

  /** A page of messages as they stand now. */
  refresh({ messages }) {
    const now = new Map(messages.map((message) => [message.seq, message]));
    this.messages = this.messages.map((message) => now.get(message.seq) ?? message);
    this.emit("change");
  }

  /** A stored event from the live stream. */
  receive(event) {
    if (event.seq <= this.to && this.ready) return;
    this.#ahead.set(event.seq, event);
    if (this.ready) this.#settle([]);
  }

  /** The server says that there are events up to this one. */
  expect(seq) {
    this.#expected = Math.max(this.#expected, seq);
  }

  /** The last sequence number known of, whether or not what it stands for is here. */
  get upTo() {
    return Math.max(this.to, this.#expected, ...this.#ahead.keys());
  }

  get incomplete() {
    return this.ready && this.upTo > this.to;
  }

  /** Begins anew, because what is here belongs to another life of the room. */
  reset() {
    Object.assign(this, { messages: [], hasOlder: false, ready: false, to: 0 });
    this.#ahead.clear();
    this.#expected = 0;
    this.emit("change");
  }

  /** Empties the view; older pages bring everything back. */
  clear() {
    this.messages = [];
    this.hasOlder = this.to > 0;
    this.emit("change");
  }

  #settle(fresh) {
    for (const seq of this.#ahead.keys()) if (seq <= this.to) this.#ahead.delete(seq);
    for (let next = this.#ahead.get(this.to + 1); next; next = this.#ahead.get(this.to + 1)) {
      this.#ahead.delete(++this.to);
      if (next.target) this.messages = this.messages.map((message) => changed(message, next));
      if (next.type === "TOPIC") this.emit("topic", next);
      if (next.type !== "CHAT") continue;
      this.messages.push(next);
      fresh.push(next);
    }
    this.#forget();
    if (fresh.length) this.emit("append", fresh);
    this.emit("change");
  }

  #forget() {
    if (this.messages.length <= MOST) return;
    this.messages.splice(0, this.messages.length - MOST + FORGET);
    this.hasOlder = true;
  }
}
