import { View, byId, copy } from "../helpers/dom.js";
import { initialsOf, paint } from "../helpers/person.js";
import { count, list, say } from "../helpers/words.js";
import { suggestion, tidied } from "../models/nicknames.js";

const FACES = 5;

/** The card in front of the room: who is there, and who I want to be. Calls `join` with a nickname. */
export class DoorView extends View {
  #field = byId("nickname");
  #button = byId("door-join");
  #label = this.#button.textContent;
  #members = [];

  constructor(parts) {
    super(parts);
    this.#field.value = this.nickname;
    this.listen(byId("door-form"), "submit", (event) => this.#submit(event));
    this.listen(this.#field, "input", () => this.#explain());
    this.clicks(byId("door-problem"), "button", ({ value }) => ((this.#field.value = value), this.#enter(value)));
  }

  open({ goodbye = "" } = {}) {
    document.documentElement.dataset.phase = "door";
    byId("door-goodbye").textContent = goodbye;
    this.#busy(false);
    this.#field.focus();
    this.#field.select();
  }

  showMembers(nicknames) {
    this.#members = nicknames;
    byId("door-faces").replaceChildren(...nicknames.slice(0, FACES).map(face));
    byId("door-here").textContent = whoIsHere(nicknames);
  }

  /** The server did not let me in under this nickname. */
  refuse({ code, message, nickname }) {
    const better = code === "nickname-taken" ? suggestion(nickname, this.#members) : tidied(nickname);
    this.open();
    this.#field.value = nickname;
    this.#explain(message, code.startsWith("nickname") && better !== nickname ? better : "");
  }

  unreachable() { this.#explain(say("door.unreachable")); }

  #submit(event) {
    event.preventDefault();
    const nickname = this.#field.value.trim();
    if (nickname) return this.#enter(nickname);
    this.#explain(say("door.empty"));
    this.#field.focus();
  }

  #enter(nickname) {
    this.#explain();
    this.#busy(true);
    this.join(nickname);
  }

  #busy(busy) {
    this.#button.textContent = busy ? say("door.joining") : this.#label;
    this.#button.setAttribute("aria-disabled", busy);
  }

  #explain(text = "", better = "") {
    const sentence = copy("suggestion", { ".problem-text": text, bdi: better });
    Object.assign(sentence.querySelector("button"), { value: better, hidden: !better });
    byId("door-problem").replaceChildren(...(text ? [sentence] : []));
    this.#field.ariaInvalid = text ? "true" : null;
  }
}

const face = (nickname) => Object.assign(paint(copy("face"), nickname), { textContent: initialsOf(nickname) });

function whoIsHere(nicknames) {
  const { length } = nicknames;
  if (length === 0) return say("door.here.none");
  if (length <= 3) return count("door.here.names", length, list(nicknames));
  return count("door.here.more", length - 2, nicknames.slice(0, 2).join(", "), length - 2);
}
