import { Emitter } from "../helpers/emitter.js";

const MOST = 100;

/** Small lines between the messages: comings and goings, folded, and what the page itself has to say. */
export class Notes extends Emitter {
  #notes = [];
  #made = 0;

  /** All notes, oldest first, each with the sequence number of the message it follows. */
  get all() {
    return this.#notes;
  }

  say(text, after) {
    this.#add({ text, after });
  }

  joined(nicknames, after) {
    this.#fold(nicknames, after, "joined", "left");
  }

  left(nicknames, after) {
    this.#fold(nicknames, after, "left", "joined");
  }

  /** Who came and went again before anybody spoke leaves no trace. */
  #fold(nicknames, after, here, there) {
    const last = this.#notes.at(-1);
    const open = last?.joined && last.after === after;
    const note = open ? last : { after, joined: new Set(), left: new Set() };
    for (const nickname of nicknames) {
      if (!note[there].delete(nickname)) note[here].add(nickname);
    }
    if (open) this.emit("change");
    else this.#add(note);
  }

  #add(note) {
    this.#notes.push({ id: ++this.#made, ...note });
    if (this.#notes.length > MOST) this.#notes.shift();
    this.emit("change");
  }
}
