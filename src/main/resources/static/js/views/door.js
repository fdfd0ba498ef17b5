import { View, byId, copy } from "../helpers/dom.js";
import { initialsOf, paint } from "../helpers/person.js";
import { count, list, say } from "../helpers/words.js";
import { suggestion, tidied } from "../models/nicknames.js";

const FACES = 5;

/** The card in front of the room: who is there, and who I want to be. Calls `join` with a nickname. */
export class DoorView extends View {
  #field = byId("nickname");
  #problem = byId("door-problem");
  #button = byId("door-join");
  #label = this.#button.textContent;
  #members = [];
  #join;

  constructor({ join, nickname }) {
    super();
    this.#join = join;
    this.#field.value = nickname;
    this.listen(byId("door-form"), "submit", (event) => this.#submit(event));
    this.listen(this.#field, "input", () => this.#explain());
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

  unreachable() {
    this.#explain(say("door.unreachable"));
  }

  #submit(event) {
    event.preventDefault();
    const nickname = this.#field.value.trim();
    if (!nickname) {
      this.#explain(say("door.empty"));
      this.#field.focus();
    } else {
      this.#enter(nickname);
    }
  }

  #enter(nickname) {
    this.#explain();
    this.#busy(true);
    this.#join(nickname);
  }

  #busy(busy) {
    this.#button.textContent = busy ? say("door.joining") : this.#label;
    this.#button.setAttribute("aria-disabled", busy);
  }

  #explain(text = "", better = "") {
    this.#problem.replaceChildren(...(text ? [this.#sentence(text, better)] : []));
    if (text) this.#field.setAttribute("aria-invalid", "true");
    else this.#field.removeAttribute("aria-invalid");
  }

  #sentence(text, better) {
    const sentence = copy("suggestion");
    sentence.querySelector(".problem-text").textContent = text;
    const button = sentence.querySelector("button");
    if (!better) button.remove();
    button.querySelector("bdi").textContent = better;
    button.addEventListener("click", () => {
      this.#field.value = better;
      this.#enter(better);
    });
    return sentence;
  }
}

function face(nickname) {
  const face = paint(copy("face"), nickname);
  face.textContent = initialsOf(nickname);
  return face;
}

function whoIsHere(nicknames) {
  if (nicknames.length === 0) return say("door.here.none");
  if (nicknames.length <= 3) return count("door.here.names", nicknames.length, list(nicknames));
  return count("door.here.more", nicknames.length - 2, nicknames.slice(0, 2).join(", "), nicknames.length - 2);
}
