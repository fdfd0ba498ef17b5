import { Emitter } from "./helpers/emitter.js";

const MOST = 50;
const PAGE = 200;
const READ = "hubbub.read.";

export const readKey = (room) => READ + room;

/**
 * The rooms I am in and do not look at: stays in them on the one connection, and knows what waits there to be read.
 * Tells `change`, and `message` with each that comes.
 */
export class Elsewhere extends Emitter {
  /** Of each room the sequence numbers I have not read, and whether they call me. */
  #waiting = new Map();
  #belong = new Set();
  #asking = Promise.resolve();

  constructor(parts) {
    super(parts);
    this.connection.on("state", ({ kind }) => kind === "online" && [...this.joined, ...this.#belong].forEach((room) => this.#enter(room)));
    this.connection.on("event", (event) => event.room !== this.here && this.#hear(event));
    this.connection.on("room", (room) => this.belong([room]));
    this.connection.on("refusal", (refusal) => this.#refused(refusal));
    // Another tab shows that room.
    addEventListener("storage", ({ key, newValue }) => key?.startsWith(READ) && this.#read(key.slice(READ.length), newValue));
  }

  /** The public rooms I am in. */
  get joined() { return this.store.get("hubbub.rooms") ?? []; }

  unread(room) { return this.#of(room).size; }
  calling(room) { return [...this.#of(room).values()].filter(Boolean).length; }
  #of(room) { return this.#waiting.get(room) ?? new Map(); }

  /** So many messages call me, in all rooms. */
  get calls() { return [...this.#waiting.keys()].reduce((sum, room) => sum + this.calling(room), 0); }

  join(room) {
    if (!this.joined.includes(room)) this.store.set("hubbub.rooms", [...this.joined, room].slice(-MOST));
    this.#enter(room);
  }

  /** The private rooms I belong to. */
  belong(rooms) { for (const { room } of rooms.slice(0, MOST)) this.#belong.add(room), this.#enter(room); }

  leave(room) {
    this.store.set("hubbub.rooms", this.joined.filter((one) => one !== room));
    this.#belong.delete(room);
    this.#waiting.delete(room);
    this.connection.exit(room);
    this.emit("change");
  }

  #enter(room) {
    const { connection, here } = this;
    if (room !== here && connection.online && !connection.isIn(room) && connection.size < 2 * MOST) connection.enter(room);
  }

  /** Another try where it was too fast; whoever does not belong there any more stays out. */
  #refused({ receipt, code, retryAfterMs = 1_000 }) {
    const room = /^enter\/(.*)/.exec(receipt)?.[1];
    if (!room || room === this.here) return;
    this.connection.exit(room);
    if (code !== "forbidden") setTimeout(() => this.#enter(room), retryAfterMs * (1 + Math.random()));
    else this.#belong.delete(room);
  }

  #hear(event) {
    if (event.type === "ROSTER") this.#missed(event);
    else if (event.type === "RENAME") this.attention.rename(event.sender, event.nickname);
    else if (event.type === "DELETE" && this.#of(event.room).delete(event.target)) this.emit("change");
    else if (["CHAT", "NOTICE"].includes(event.type)) this.#count([event]), this.emit("message", event);
  }

  /**
   * What was said while I was away. Where I never was, and where the log is older than what I read, nothing of it waits,
   * unless somebody wrote to me alone.
   */
  #missed({ room, lastSeq }) {
    const read = this.store.get(readKey(room)) ?? (room.startsWith("direct-") ? 0 : undefined);
    if (read === undefined || lastSeq < read) this.store.set(readKey(room), lastSeq);
    if (lastSeq > read) this.#asking = this.#asking.then(() => this.#ask(room, read, lastSeq)).catch(() => {});
  }

  /** One room after the other: the one I see comes first. Without an answer, it is asked again on the next connection. */
  async #ask(room, read, lastSeq) {
    const page = await this.api.messages(room, { after: read, limit: PAGE });
    if (!this.connection.isIn(room)) return;
    this.#waiting.set(room, new Map([...this.#of(room)].filter(([seq]) => seq > lastSeq)));
    this.#count(page.messages);
  }

  #count(messages) {
    for (const message of messages.filter((one) => !one.deleted && this.attention.heeds(one))) {
      const { room, seq } = message;
      if (seq <= this.store.get(readKey(room))) continue;
      this.#waiting.set(room, this.#of(room).set(seq, this.attention.calls(message)));
    }
    this.emit("change");
  }

  #read(room, upTo) {
    for (const seq of this.#of(room).keys()) if (seq <= upTo) this.#of(room).delete(seq);
    this.emit("change");
  }
}
