import { say } from "./helpers/words.js";

/**
 * Whether this tab is in the room: in by the door or, after a reload, straight back; out by leaving, or because the
 * server will not have the nickname.
 */
export class Presence {
  #door;
  #before;
  #entered = false;

  constructor({ connection, room, session, store, notes, timeline }) {
    Object.assign(this, { connection, room, session, store, notes, timeline });
    connection.on("state", (state) => this.#changed(state));
  }

  /** Begins: in the room at once, if that is where this tab was. */
  start({ door, welcome }) {
    this.#door = door;
    this.welcome = welcome;
    const nickname = this.session.get("hubbub.joined");
    if (!nickname) return door.open();
    this.connection.open(nickname);
    this.room.load();
  }

  leave() {
    const nickname = this.connection.me;
    this.#outside();
    this.connection.close();
    this.#door.open({ goodbye: say("door.goodbye", nickname) });
  }

  async rename(nickname) {
    this.#before = this.connection.me;
    await this.connection.close();
    this.connection.open(nickname);
  }

  #changed(state) {
    if (state.kind === "online") this.#inside();
    else if (state.kind === "refused") this.#refused(state);
    else if (state.kind === "waiting" && !this.#entered && !this.session.get("hubbub.joined")) this.#door.unreachable();
  }

  #inside() {
    const { me } = this.connection;
    this.store.set("hubbub.nick", me);
    this.session.set("hubbub.joined", me);
    document.documentElement.dataset.phase = "room";
    if (this.#before) this.notes.say(say("notes.now", me), this.timeline.to);
    this.#before = undefined;
    if (!this.#entered) this.welcome();
    this.#entered = true;
  }

  #refused(state) {
    if (this.#before) {
      this.notes.say(state.message, this.timeline.to);
      this.connection.open(this.#before);
      this.#before = undefined;
    } else {
      this.#outside();
      this.#door.refuse(state);
    }
  }

  #outside() {
    this.#entered = false;
    this.session.set("hubbub.joined", undefined);
  }
}
