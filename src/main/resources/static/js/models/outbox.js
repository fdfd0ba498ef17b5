import { Emitter } from "../helpers/emitter.js";

const PREFIX = "hubbub.outbox.";

/**
 * My lines that the server has not confirmed. Each tab keeps its own list, so that two tabs never write over each
 * other; a line carries a key, so that it is stored once however often it is sent.
 */
export class Outbox extends Emitter {
  #store;
  #tab;
  entries = [];

  constructor({ store, tab }) {
    super();
    this.#store = store;
    this.#tab = tab;
    this.entries = store.get(PREFIX + tab) ?? [];
  }

  /** `floor` is the last sequence number seen when it was written: its echo can only come later. */
  add({ key, room, nick, content, reply, floor, at }) {
    this.entries.push({ key, room, nick, content, reply, floor, at });
    this.#changed();
  }

  /** The lines of this person that should be sent, in the order they were written. */
  waiting(nick) {
    return this.entries.filter((entry) => entry.nick === nick && !entry.failed && !entry.seq);
  }

  /** The lines that the timeline of a room shows after what it knows. */
  shown(room, nick, known) {
    const here = this.entries.filter((entry) => entry.room === room && entry.nick === nick);
    return here.filter((entry) => !entry.echo && !(entry.seq <= known));
  }

  /** What waits under the one nickname is said under the other. */
  rename(before, nickname) {
    for (const entry of this.entries) if (entry.nick === before) entry.nick = nickname;
    this.#changed();
  }

  tried(key) {
    this.#update(key, { tried: true });
  }

  fail(key, reason) {
    this.#update(key, { failed: true, reason });
    this.emit("failed", this.entries.find((entry) => entry.key === key));
  }

  delay(key, reason) {
    this.#update(key, { reason });
  }

  retry(key) {
    this.#update(key, { failed: false, reason: undefined });
  }

  discard(key) {
    this.entries = this.entries.filter((entry) => entry.key !== key);
    this.#changed();
  }

  /** The receipt. The line stays to be seen until its broadcast takes its place. */
  confirm(key, seq, known) {
    const entry = this.entries.find((one) => one.key === key);
    if (!entry) return;
    if (entry.echo || seq <= known) this.discard(key);
    else this.#update(key, { seq, reason: undefined });
  }

  /** One of my messages came from the server: the key of the line it is the echo of, if it is one. */
  recognise({ seq, content, room }) {
    const entry =
      this.entries.find((one) => one.seq === seq && one.room === room) ??
      this.entries.find((one) => isEchoOf(one, seq, content, room));
    if (!entry) return undefined;
    if (entry.seq) this.discard(entry.key);
    else this.#update(entry.key, { echo: seq });
    return entry.key;
  }

  /** Another living tab has this list, because this one is its copy: begins an empty list of its own. */
  renounce(tab) {
    this.#tab = tab;
    this.entries = [];
    this.#changed();
  }

  /** Takes over what tabs left behind that are no more. */
  adopt(living) {
    for (const key of this.#store.keys(PREFIX)) {
      const tab = key.slice(PREFIX.length);
      if (tab === this.#tab || living.has(tab)) continue;
      const known = new Set(this.entries.map((entry) => entry.key));
      this.entries.push(...(this.#store.get(key) ?? []).filter((entry) => !known.has(entry.key)));
      this.#changed();
      this.#store.set(key, undefined);
    }
  }

  #update(key, change) {
    const entry = this.entries.find((one) => one.key === key);
    if (entry) Object.assign(entry, change);
    this.#changed();
  }

  #changed() {
    const kept = this.entries.filter((entry) => !entry.seq);
    this.#store.set(PREFIX + this.#tab, kept.length ? kept : undefined);
    this.emit("change");
  }
}

function isEchoOf(entry, seq, content, room) {
  const open = entry.tried && !entry.seq && !entry.echo && !entry.failed;
  return open && entry.room === room && entry.content === content && seq > entry.floor;
}
