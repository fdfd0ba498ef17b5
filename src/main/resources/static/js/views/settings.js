import { View, byId, copy } from "../helpers/dom.js";
import { say } from "../helpers/words.js";

/** What I decide for this browser: how I am told of something, which words I look out for, whom I do not read. */
export class SettingsView extends View {
  #dialog = byId("settings");
  #problem = byId("settings-problem");

  constructor({ store, attention, push }) {
    super();
    Object.assign(this, { store, attention, push });
    this.listen(byId("push-test"), "click", () => this.#test());
    this.listen(byId("settings-open"), "click", () => this.open());
    this.listen(this.#dialog, "change", ({ target }) => this.#changed(target));
    this.listen(byId("ignored"), "click", ({ target }) => this.#forgive(target.closest("button")));
    this.follow(attention, "change", () => this.#dialog.open && this.#drawIgnored());
  }

  open() {
    this.#problem.textContent = "";
    for (const box of this.#dialog.querySelectorAll("[type=checkbox]"))
      box.checked = this.store.get(`hubbub.${box.name}`) ?? box.defaultChecked;
    for (const id of ["notes", "push"]) byId(id).checked &&= globalThis.Notification?.permission === "granted";
    byId("push").disabled = !this.push.possible;
    byId("push-test").hidden = !byId("push").checked;
    byId("keywords").value = this.attention.keywords.join(", ");
    this.#drawIgnored();
    this.#dialog.showModal();
  }

  async #changed(field) {
    this.#problem.textContent = "";
    if (field.id === "keywords") this.attention.keywords = field.value.split(",");
    else if (field.type === "checkbox") this.store.set(`hubbub.${field.name}`, await this.#allowed(field));
  }

  /** Whether it is on now. The browser is asked only here, on a click, and what it answered holds. */
  async #allowed(field) {
    if (!["notes", "push"].includes(field.id)) return field.checked;
    if (field.checked && (await globalThis.Notification?.requestPermission()) !== "granted") this.#failed(field, "attention.refused");
    if (field.id === "push") await this.#pushed(field);
    return field.checked;
  }

  async #pushed(field) {
    try {
      await (field.checked ? this.push.on() : this.push.off());
    } catch {
      this.#failed(field, "attention.push.failed");
    }
    byId("push-test").hidden = !field.checked;
  }

  #failed(field, why) {
    field.checked = false;
    this.#problem.textContent = say(why);
  }

  async #test() {
    try {
      await this.push.test();
      this.#problem.textContent = say("attention.push.sent");
    } catch {
      this.#problem.textContent = say("attention.push.untold");
    }
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
