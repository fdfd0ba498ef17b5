import { View, byId, copy, hovers, insert, walk } from "../helpers/dom.js";
import { language } from "../helpers/words.js";
import { folded } from "../models/nicknames.js";

/** All emoji, to write one or to put it under a message. They are loaded when somebody first looks for one. */
export class PickerView extends View {
  #panel = byId("picker");
  #words = byId("picker-words");
  #tone = byId("picker-tone");
  #list = byId("picker-list");
  #loading;
  #pick;

  constructor(parts) {
    super(parts);
    this.#tone.value = this.store.get("hubbub.tone") ?? 0;
    this.listen(this.#tone, "change", () => (this.store.set("hubbub.tone", this.#tone.value), this.#colour()));
    this.listen(byId("emoji"), "click", () => (this.#pick = (emoji) => insert(byId("message"), emoji)));
    this.listen(this.#panel, "beforetoggle", ({ newState }) => newState === "open" && ((this.#words.value = ""), this.#draw()));
    this.listen(this.#panel, "toggle", ({ newState }) => newState === "open" && hovers() && this.#words.focus());
    this.listen(this.#words, "input", () => this.#draw());
    this.clicks(this.#panel, "button", (button) => this.#clicked(button));
    this.listen(this.#panel, "keydown", (event) => this.#walked(event));
  }

  /** Lets somebody choose, and calls `pick` with the emoji. */
  open(pick) {
    this.#pick = pick;
    this.#panel.showPopover();
  }

  /** What emoji a word may become, best first, as the composer's menu offers it. */
  async find(word) {
    const wanted = ` ${folded(word)}`;
    const found = (await this.#load()).filter(({ words }) => words.includes(wanted));
    const place = ({ words }) => (words.startsWith(`${wanted} `) ? -1 : words.indexOf(wanted));
    found.sort((one, other) => place(one) - place(other));
    return found.map(({ textContent: emoji, title: words }) => ({ text: `${emoji} `, name: [emoji], words }));
  }

  get #buttons() { return [...this.#list.querySelectorAll("button")]; }

  async #draw() {
    const parts = folded(this.#words.value).split(/\s+/).map((part) => ` ${part}`);
    const buttons = this.#buttons.length ? this.#buttons : await this.#load();
    for (const button of buttons) button.hidden = !parts.every((part) => button.words.includes(part));
  }

  /** Every emoji; where they could not be loaded, none, and the next to ask tries again. */
  async #load() {
    this.#loading ??= this.api.emoji(language).then((groups) => (this.#list.append(...groups.map(drawn)), this.#colour()));
    await this.#loading.catch(() => (this.#loading = undefined));
    byId("picker-trouble").hidden = this.#loading !== undefined;
    return this.#buttons;
  }

  #colour() { for (const button of this.#buttons) button.textContent = button.looks[this.#tone.value] ?? button.looks[0]; }

  #clicked(button) {
    if (button.dataset.group) return this.#list.children[button.dataset.group]?.scrollIntoView();
    this.#panel.hidePopover();
    this.#pick(button.textContent);
  }

  #walked(event) {
    const shown = this.#buttons.filter(({ hidden }) => !hidden);
    const inside = this.#list.contains(event.target) || (event.target === this.#words && event.key === "ArrowDown");
    if (inside) walk(event, shown, shown.filter(({ offsetTop }) => offsetTop === shown[0].offsetTop).length);
  }
}

function drawn({ name, emoji }) {
  const group = copy("emoji-group");
  group.firstElementChild.textContent = name;
  group.append(...emoji.map((one) => Object.assign(copy("emoji"), one, { ariaLabel: one.title })));
  return group;
}
