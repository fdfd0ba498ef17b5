import { View, byId, copy, insert } from "../helpers/dom.js";
import { COMMANDS } from "../models/commands.js";
import { beginning, begun } from "../models/offers.js";

const MOST = 12;

/** The menu above the composer: what the word before the caret may become. The focus stays in the field. */
export class OffersView extends View {
  #field = byId("message");
  #list = byId("offers");
  #before;
  #start;
  #sources = {
    commands: (word) => beginning(COMMANDS, word).map(explained),
    people: (word) => beginning(this.nicknames(), word).map((name) => ({ text: `@${name} ` })),
    emoji: (word) => this.picker.find(word),
  };

  constructor(parts) {
    super(parts);
    this.listen(this.#field, "input", () => this.#ask());
    this.listen(document, "selectionchange", () => this.#ask());
    this.listen(this.#field, "blur", () => this.#show([]));
    this.listen(this.#list, "mousedown", (event) => event.preventDefault());
    this.clicks(this.#list, "li", ({ text }) => insert(this.#field, text, this.#start));
  }

  /** True where a key was meant for the menu. */
  press(event) {
    const options = [...this.#list.children];
    const at = options.findIndex(({ ariaSelected }) => ariaSelected === "true");
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0, Tab: 0, Escape: 0 }[event.key];
    if (at < 0 || step === undefined || event.shiftKey) return false;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") this.#show([]);
    else if (step) this.#mark(options.at((at + step) % options.length));
    else options[at].click();
    return true;
  }

  async #ask() {
    const before = this.#field.value.slice(0, this.#field.selectionStart);
    if (before === this.#before) return;
    this.#before = before;
    const { kind, word, start } = begun(before);
    const offers = kind ? await this.#sources[kind](word) : [];
    if (before !== this.#before) return;
    this.#start = start;
    this.#show(offers.slice(0, MOST));
  }

  #show(offers) {
    this.#list.replaceChildren(...offers.map(drawn));
    this.#mark(this.#list.firstElementChild);
  }

  #mark(option) {
    for (const one of this.#list.children) one.ariaSelected = String(one === option);
    this.#field.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.scrollIntoView({ block: "nearest" });
  }
}

/** The list of keys and commands has the words. */
function explained(command) {
  const [name, words] = byId(`command-${command}`).children;
  return { text: `/${command} `, name: name.cloneNode(true).childNodes, words: words.textContent };
}

function drawn({ text, name = [text], words = "" }, index) {
  const option = Object.assign(copy("offer", { ".offer-words": words }), { text, id: `offer-${index}` });
  option.firstElementChild.append(...name);
  return option;
}
