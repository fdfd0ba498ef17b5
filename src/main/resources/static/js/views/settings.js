import { View, byId, copy } from "../helpers/dom.js";
import { say } from "../helpers/words.js";

/** What I decide for this browser: how I am told of something, which words I look out for, whom I do not read. */
export class SettingsView extends View {
  #dialog = byId("settings");
  #problem = byId("settings-problem");

  constructor({ store, attention }) {
    super();
    Object.assign(this, { store, attention });
    this.listen(byId("settings-open"), "click", () => this.open());
    this.listen(this.#dialog, "change", ({ target }) => this.#changed(target));
    this.listen(byId("ignored"), "click", ({ target }) => this.#forgive(target.closest("button")));
    this.follow(attention, "change", () => this.#dialog.open && this.#drawIgnored());
  }

  open() {
    this.#problem.textContent = "";
    for (const box of this.#dialog.querySelectorAll("[type=checkbox]"))
      box.checked = this.store.get(`hubbub.${box.name}`) ?? box.defaultChecked;
    byId("notes").checked &&= globalThis.Notification?.permission === "granted";
    byId("keywords").value = this.attention.keywords.join(", ");
    this.#drawIgnored();
    this.#dialog.showModal();
  }

  async #changed(field) {
    this.#problem.textContent = "";
    if (field.id === "keywords") this.attention.keywords = field.value.split(",");
    else if (field.type === "checkbox") this.store.set(`hubbub.${field.name}`, field.checked && (await this.#allowed(field)));
  }

  /** The browser asks only here, on a click, and what it answered holds. */
  async #allowed(field) {
    if (field.id !== "notes") return true;
    field.checked = (await globalThis.Notification?.requestPermission()) === "granted";
    if (!field.checked) this.#problem.textContent = say("attention.refused");
    return field.checked;
  }

  #drawIgnored() {
    byId("ignored").replaceChildren(...this.attention.ignored.map(ignored));
    byId("ignored-none").hidden = this.attention.ignored.length > 0;
  }

  #forgive(button) {
    if (!button) return;
    this.attention.ignore(button.value);
    byId("settings-title").focus();
  }
}

function ignored(nickname) {
  const line = copy("ignored");
  line.querySelector("bdi").textContent = nickname;
  const button = line.querySelector("button");
  button.value = nickname;
  button.ariaLabel = say("attention.forgive", nickname);
  return line;
}
