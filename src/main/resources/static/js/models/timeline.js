import { Emitter } from "../helpers/emitter.js";
import { changed } from "./changes.js";

/** So many messages a stretch holds. What lies beyond is dropped, and asked for again when somebody goes there. */
export const MOST = 300;
const STEP = 100;

/**
 * What was said, in the order of sequence numbers and without a hole: an event that comes too early waits in #ahead
 * until what is between has come. Nothing is there twice, however often it arrives.
 *
 * The newest messages are always here. Who looks further back sees a stretch of its own: what lies between is a gap,
 * and nothing after it is shown, until so much was loaded that the two meet.
 */
export class Timeline extends Emitter {
  ready = false;
  /** Everything up to this sequence number was heard of. */
  to = 0;
  /** Whether the reader is at the newest message: only then may old ones give way to those that come. */
  following = true;
  #newest = { messages: [], hasOlder: false };
  #past;
  #ahead = new Map();
  #expected = 0;
  #changes = [];

  get #shown() { return this.#past ?? this.#newest; }

  /** The messages to show. */
  get messages() { return this.#shown.messages; }
  get hasOlder() { return this.#shown.hasOlder; }
  get hasNewer() { return this.#past !== undefined; }

  /** The newest messages, wherever the reader is. */
  get newest() { return this.#newest.messages; }

  /** What is shown is whole up to this sequence number. */
  get end() { return this.#past?.to ?? this.to; }

  /** The last sequence number known of, whether or not what it stands for is here. */
  get upTo() { return Math.max(this.to, this.#expected, ...this.#ahead.keys()); }
  get incomplete() { return this.ready && this.upTo > this.to; }

  /** The newest page of the history. */
  start({ messages, hasMore, lastSeq = 0 }) {
    [this.#newest, this.#past] = [{ messages: [...messages], hasOlder: hasMore }, undefined];
    this.to = Math.max(lastSeq, messages.at(-1)?.seq ?? 0);
    this.ready = true;
    this.emit("start", messages);
    this.#settle([]);
  }

  /** The page before the first message here. */
  prepend(page) {
    const first = this.messages[0]?.seq ?? Infinity;
    const all = [...this.#asTheyStand(page).filter(({ seq }) => seq < first), ...this.messages];
    const shown = { messages: all.slice(0, MOST), hasOlder: page.hasMore };
    if (all.length > MOST) this.#past = { ...shown, to: shown.messages.at(-1).seq };
    else Object.assign(this.#shown, shown);
    this.emit("change");
  }

  /** The page after what is shown. What was not heard of yet will come by itself. */
  append(page) {
    const { messages, hasOlder, to } = this.#past;
    const fresh = this.#asTheyStand(page).filter(({ seq }) => seq > to && seq <= this.to);
    const end = page.hasMore ? fresh.at(-1)?.seq : page.lastSeq;
    this.#past = { ...ending([...messages, ...fresh], hasOlder), to: Math.max(to, Math.min(this.to, end ?? to)) };
    this.emit("change");
  }

  /** Goes on from what is shown to the newest. False where there is a gap between them. */
  meet() {
    const { messages, hasOlder, to } = this.#past;
    const rest = this.newest.filter(({ seq }) => seq > to);
    if (to + 1 < (this.newest[0]?.seq ?? this.to + 1)) return false;
    const stretch = ending([...messages, ...rest.slice(0, STEP)], hasOlder);
    if (rest.length > STEP) this.#past = { ...stretch, to: rest[STEP - 1].seq };
    else [this.#newest, this.#past] = [stretch, undefined];
    this.emit("change");
    return true;
  }

  /** Looks at another stretch: the page before a message, and the one from it on. */
  visit(before, from) {
    const messages = [...this.#asTheyStand(before), ...this.#asTheyStand(from)].filter(({ seq }) => seq <= this.to);
    if (messages.length === 0) return;
    this.#past = { messages, hasOlder: before.hasMore, to: from.hasMore ? messages.at(-1).seq : Math.min(from.lastSeq, this.to) };
    this.emit("change");
  }

  /** Looks at the newest. */
  return() {
    this.#past = undefined;
    this.emit("change");
  }

  /**
   * The page after the last message heard of; `upTo` is what was missing when it was asked for. True if among what was
   * missing were changes to other messages, which such a page does not tell.
   */
  fill({ messages, hasMore }, upTo) {
    const before = this.to;
    const fresh = messages.filter((message) => message.seq > before);
    this.to = Math.max(before, fresh.at(-1)?.seq ?? 0, hasMore ? 0 : upTo);
    const more = this.to - before > fresh.length;
    this.newest.push(...fresh);
    this.#settle(fresh);
    return more;
  }

  /** A page of messages as they stand now. */
  refresh({ messages }) {
    const now = new Map(messages.map((message) => [message.seq, message]));
    this.#each((message) => now.get(message.seq) ?? message);
    this.emit("change");
  }

  /** A stored event from the live stream. */
  receive(event) {
    if (event.seq <= this.to && this.ready) return;
    this.#ahead.set(event.seq, event);
    if (this.ready) this.#settle([]);
  }

  /** The server says that there are events up to this one. */
  expect(seq) { this.#expected = Math.max(this.#expected, seq); }

  /** Begins anew, because what is here belongs to another life of the room. */
  reset() {
    Object.assign(this, { ready: false, to: 0 });
    [this.#ahead, this.#expected, this.#changes] = [new Map(), 0, []];
    this.clear();
  }

  /** Empties the view; older pages bring everything back. */
  clear() {
    this.#newest = { messages: [], hasOlder: this.to > 0 };
    this.return();
  }

  #settle(fresh) {
    for (const seq of this.#ahead.keys()) if (seq <= this.to) this.#ahead.delete(seq);
    for (let next; (next = this.#ahead.get(this.to + 1)); ) {
      this.#ahead.delete(++this.to);
      if (["CHAT", "NOTICE"].includes(next.type)) this.newest.push(next), fresh.push(next);
      else if (next.target) this.#change(next);
      else if (["TOPIC", "RENAME"].includes(next.type)) this.emit(next.type.toLowerCase(), next);
    }
    this.#forget();
    if (fresh.length) this.emit("append", fresh);
    this.emit("change");
  }

  /** Nothing is taken from before the reader's eyes: what is shown then stays behind as a stretch of its own. */
  #forget() {
    const { messages, hasOlder } = this.#newest;
    if (messages.length <= MOST) return;
    if (!this.following) this.#past ??= { messages: messages.slice(0, MOST), hasOlder, to: messages[MOST - 1].seq };
    this.#newest = ending(messages, hasOlder);
  }

  #change(event) {
    this.#changes = [...this.#changes.slice(1 - STEP), event];
    this.#each((message) => changed(message, event));
  }

  /** A page may have been read before something happened to its messages that was heard of already. */
  #asTheyStand({ messages, lastSeq }) {
    const since = this.#changes.filter(({ seq }) => seq > lastSeq);
    return messages.map((message) => since.reduce(changed, message));
  }

  #each(how) { for (const stretch of [this.#newest, this.#past]) if (stretch) stretch.messages = stretch.messages.map(how); }
}

const ending = (messages, hasOlder) => ({ messages: messages.slice(-MOST), hasOlder: hasOlder || messages.length > MOST });
