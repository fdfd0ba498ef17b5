import { Emitter } from "../helpers/emitter.js";

const PREFIX = "hubbub.line.";

/**
 * My lines that the server has not confirmed, kept one by one for all tabs of this browser: what is kept is the truth, and
 * any tab may send it. Each line carries a key, so that the server stores it once, however often it is sent.
 */
export class Outbox extends Emitter {
  entries = [];

  constructor(parts) {
    super(parts);
    this.adopt();
  }

  find(key) { return this.entries.find((entry) => entry.key === key); }

  /** { key, room, nick, content, reply, floor, at }: its echo can only come after `floor`, the last sequence number seen. */
  add(entry) {
    const turn = Math.max(Date.now(), ...this.entries.map((other) => other.turn + 1));
    this.entries.push({ ...entry, turn });
    this.store.set(PREFIX + entry.key, this.find(entry.key));
    this.emit("change");
  }

  /** The lines of this person that should be sent, in the order they were written. */
  waiting(nick) {
    const kept = this.entries.map(({ key }) => this.#kept(key));
    return kept.filter((entry) => entry?.nick === nick && !entry.failed);
  }

  /** The lines that the timeline of a room shows after what it knows. */
  shown(room, nick, known) {
    return this.entries.filter((entry) => entry.room === room && entry.nick === nick && !entry.echo && !(entry.seq <= known));
  }

  /** What waits under the one nickname is said under the other. */
  rename(before, nick) { for (const entry of this.entries) if (entry.nick === before) this.#update(entry.key, { nick }); }

  tried(key) { this.#update(key, { tried: true }); }
  delay(key, reason) { this.#update(key, { reason }); }
  retry(key) { this.#update(key, { failed: false, reason: undefined }); }

  fail(key, reason) {
    this.#update(key, { failed: true, reason });
    this.emit("failed", this.find(key));
  }

  discard(key) {
    this.entries = this.entries.filter((entry) => entry.key !== key);
    this.store.set(PREFIX + key, undefined);
    this.emit("change");
  }

  /** The receipt. The line stays to be seen until its broadcast takes its place. */
  confirm(key, seq, known) {
    if (this.find(key)?.echo || seq <= known) this.discard(key);
    else this.#update(key, { seq, reason: undefined });
  }

  /** One of my messages came from the server: the key of the line it is the echo of, if it is one. */
  recognise({ seq, content, room }) {
    const confirmed = this.entries.find((one) => one.seq === seq && one.room === room);
    const entry = confirmed ?? this.entries.find((one) => isEchoOf(one, seq, content, room));
    if (entry?.seq) this.discard(entry.key);
    else if (entry) this.#update(entry.key, { echo: seq });
    return entry?.key;
  }

  /** Takes over all that is kept, and drops what other tabs have done with. */
  adopt() {
    this.entries = this.entries.filter(({ key, seq }) => seq || this.#kept(key));
    const others = this.store.keys(PREFIX).map((kept) => this.store.get(kept)).filter((entry) => entry && !this.find(entry.key));
    this.entries.push(...others.sort((one, other) => one.turn - other.turn));
    this.emit("change");
  }

  /** Another tab has changed what is kept under this name. */
  hear(name) {
    const entry = this.entries.find(({ key }) => PREFIX + key === name);
    if (entry && !entry.seq && !this.store.get(name)) this.discard(entry.key);
    else if (entry) this.#update(entry.key, {});
  }

  #kept(key) { return this.store.get(PREFIX + key); }

  /** What is kept no longer is not kept anew: another tab has done with it. */
  #update(key, change) {
    const [entry, kept] = [this.find(key), this.#kept(key)];
    if (!entry) return;
    Object.assign(entry, kept, change);
    if (kept && Object.keys(change).length) this.store.set(PREFIX + key, entry.seq ? undefined : entry);
    this.emit("change");
  }
}

function isEchoOf(entry, seq, content, room) {
  const open = entry.tried && !entry.seq && !entry.echo && !entry.failed;
  return open && entry.room === room && entry.content === content && seq > entry.floor;
}
