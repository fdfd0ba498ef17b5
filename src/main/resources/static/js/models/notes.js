import { Emitter } from "../helpers/emitter.js";

const MOST = 100;

/**
 * Small lines between the messages: comings and goings, folded, and what the page itself has to say. `now` tells the
 * sequence number of the message that a new one follows.
 */
export class Notes extends Emitter {
  /** All notes, oldest first, each with the sequence number of the message it follows. */
  all = [];
  #made = 0;

  say(text) { this.#add({ text, after: this.now() }); }
  joined(nicknames) { this.#fold(nicknames, this.now(), "joined", "left"); }
  left(nicknames) { this.#fold(nicknames, this.now(), "left", "joined"); }

  /** Who came and went again before anybody spoke leaves no trace. */
  #fold(nicknames, after, here, there) {
    const last = this.all.at(-1);
    const open = last?.joined && last.after === after;
    const note = open ? last : { after, joined: new Set(), left: new Set() };
    for (const nickname of nicknames) if (!note[there].delete(nickname)) note[here].add(nickname);
    if (open) this.emit("change");
    else this.#add(note);
  }

  #add(note) {
    this.all.push({ id: ++this.#made, ...note });
    if (this.all.length > MOST) this.all.shift();
    this.emit("change");
  }
}
