import { Emitter } from "./helpers/emitter.js";

const MOST = 50;
const PAGE = 200;

export const readKey = (room) => `hubbub.read.${room}`;

/**
 * The rooms I am in and do not look at: stays in them on the one connection, and knows what waits there to be read.
 * Tells `change`, and `message` with each that comes.
 */
export class Elsewhere extends Emitter {
  /** Of each room the sequence numbers I have not read, and whether they call me. */
  #waiting = new Map();
  #belong = new Set();

  constructor({ here, store, connection, api, attention }) {
    super();
    Object.assign(this, { here, store, connection, api, attention });
    connection.on("state", ({ kind }) => kind === "online" && [...this.joined, ...this.#belong].forEach((room) => this.#enter(room)));
    connection.on("event", (event) => event.room !== here && this.#hear(event));
    connection.on("room", (room) => this.belong([room]));
    addEventListener("storage", ({ key, newValue }) => key?.startsWith(readKey("")) && this.#read(key.slice(readKey("").length), newValue));
  }

  /** The public rooms I am in. */
  get joined() {
    return this.store.get("hubbub.rooms") ?? [];
  }

  unread(room) {
    return this.#waiting.get(room)?.size ?? 0;
  }

  calling(room) {
    return [...(this.#waiting.get(room)?.values() ?? [])].filter(Boolean).length;
  }

  /** So many messages call me, in all rooms. */
  get calls() {
    return [...this.#waiting.keys()].reduce((sum, room) => sum + this.calling(room), 0);
  }

  join(room) {
    if (!this.joined.includes(room)) this.store.set("hubbub.rooms", [...this.joined, room].slice(-MOST));
    this.#enter(room);
  }

  /** The private rooms I belong to. */
  belong(rooms) {
    for (const { room } of rooms.slice(0, MOST)) {
      this.#belong.add(room);
      this.#enter(room);
    }
  }

  leave(room) {
    this.store.set("hubbub.rooms", this.joined.filter((one) => one !== room));
    this.#belong.delete(room);
    this.#waiting.delete(room);
    this.connection.exit(room);
    this.emit("change");
  }

  #enter(room) {
    if (room !== this.here && this.connection.online && !this.connection.isIn(room)) this.connection.enter(room);
  }

  #hear(event) {
    if (event.type === "ROSTER") this.#missed(event);
    else if (event.type === "DELETE") this.#change(event.room, (waiting) => waiting.delete(event.target));
    else if (event.type === "CHAT") this.#arrived(event);
  }

  #arrived(message) {
    this.#count([message]);
    this.emit("message", message);
  }

  /** What was said while I was away; where I never was, nothing of it waits, unless somebody wrote to me alone. */
  async #missed({ room, lastSeq }) {
    const read = this.store.get(readKey(room)) ?? (room.startsWith("direct-") ? 0 : undefined);
    if (read === undefined) this.store.set(readKey(room), lastSeq);
    if (!(lastSeq > read)) return;
    try {
      this.#count((await this.api.messages(room, { after: read, limit: PAGE })).messages);
    } catch {
      // The next time the connection comes back, it is asked for again.
    }
  }

  #count(messages) {
    for (const message of messages.filter((one) => !one.deleted && this.attention.heeds(one)))
      this.#change(message.room, (waiting) => waiting.set(message.seq, this.attention.calls(message)));
  }

  /** Another tab shows that room. */
  #read(room, seq) {
    this.#change(room, (waiting) => [...waiting.keys()].forEach((one) => one <= seq && waiting.delete(one)));
  }

  #change(room, how) {
    if (!this.#waiting.has(room)) this.#waiting.set(room, new Map());
    how(this.#waiting.get(room));
    this.emit("change");
  }
}
