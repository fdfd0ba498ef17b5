import { say } from "./helpers/words.js";

/**
 * Whether this tab is in the room: in by the door or, after a reload, straight back; out by leaving, or because the
 * server will not have the nickname.
 */
export class Presence {
  #entered = false;

  constructor(parts) {
    Object.assign(this, parts);
    this.connection.on("state", (state) => this.#changed(state));
    this.connection.on("renamed", ({ nickname }) => this.#remember(nickname));
  }

  /** Begins: in the room at once, if that is where this tab was. */
  start({ door, welcome }) {
    Object.assign(this, { door, welcome });
    const nickname = this.session.get("hubbub.joined");
    if (!nickname) return door.open();
    this.connection.open(nickname);
    this.room.load();
  }

  leave() {
    const goodbye = say("door.goodbye", this.connection.me);
    this.#outside();
    this.connection.close();
    this.door.open({ goodbye });
  }

  #changed(state) {
    if (state.kind === "online") this.#inside();
    else if (state.kind === "refused") this.#outside(), this.door.refuse(state);
    else if (state.kind === "waiting" && !this.#entered && !this.session.get("hubbub.joined")) this.door.unreachable();
  }

  #inside() {
    this.#remember(this.connection.me);
    document.documentElement.dataset.phase = "room";
    if (!this.#entered) this.welcome();
    this.#entered = true;
  }

  #remember(nickname) {
    this.store.set("hubbub.nick", nickname);
    this.session.set("hubbub.joined", nickname);
  }

  #outside() {
    this.#entered = false;
    this.session.set("hubbub.joined", undefined);
  }
}
