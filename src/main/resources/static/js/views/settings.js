import { View, byId, copy } from "../helpers/dom.js";
import { say } from "../helpers/words.js";

/** What I decide for this browser: how I am told of something, which words I look out for, whom I do not read. */
export class SettingsView extends View {
  #dialog = byId("settings");

  constructor(parts) {
    super(parts);
    this.listen(byId("push-test"), "click", () => this.#test());
    this.listen(byId("settings-open"), "click", () => this.open());
    this.listen(this.#dialog, "change", ({ target }) => this.#changed(target));
    this.clicks(byId("ignored"), "button", ({ value }) => (this.attention.ignore(value), byId("settings-title").focus()));
    this.follow(this.attention, "change", () => this.#dialog.open && this.#drawIgnored());
  }

  open() {
    this.#tell("");
    const boxes = this.#dialog.querySelectorAll("[type=checkbox]");
    for (const box of boxes) box.checked = this.store.get(`hubbub.${box.name}`) ?? box.defaultChecked;
    for (const id of ["notes", "push"]) byId(id).checked &&= globalThis.Notification?.permission === "granted";
    byId("push").disabled = !this.push.possible;
    byId("push-test").hidden = !byId("push").checked;
    byId("keywords").value = this.attention.keywords.join(", ");
    this.#drawIgnored();
    this.#dialog.showModal();
  }

  async #changed(field) {
    this.#tell("");
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
    await (field.checked ? this.push.on() : this.push.off()).catch(() => this.#failed(field, "attention.push.failed"));
    byId("push-test").hidden = !field.checked;
  }

  #failed(field, why) {
    field.checked = false;
    this.#tell(say(why));
  }

  async #test() { this.#tell(say(await this.push.test().then(() => "attention.push.sent", () => "attention.push.untold"))); }

  #tell(text) { byId("settings-problem").textContent = text; }

  #drawIgnored() {
    byId("ignored").replaceChildren(...this.attention.ignored.map(ignored));
    byId("ignored-none").hidden = this.attention.ignored.length > 0;
  }
}

function ignored(nickname) {
  const line = copy("ignored", { bdi: nickname });
  Object.assign(line.querySelector("button"), { value: nickname, ariaLabel: say("attention.forgive", nickname) });
  return line;
}
