import { View, byId } from "../helpers/dom.js";
import { count, say } from "../helpers/words.js";
import { Completion } from "../models/nicknames.js";

const MOST = 4_000;
const WARN_FROM = 3_800;
const TYPING_EVERY = 3_000;

/** Where I write. Calls `submit` with the text, and `typing` while there is some. */
export class ComposerView extends View {
  #field = byId("message");
  #left = byId("left");
  #completion = new Completion();
  #composing = false;
  #told = 0;
  #about = {};

  constructor(parts) {
    super(parts);
    this.#field.value ||= this.draft.get() ?? "";
    this.listen(byId("composer"), "submit", (event) => this.#send(event));
    this.listen(this.#field, "input", () => this.#changed());
    this.listen(this.#field, "keydown", (event) => this.#pressed(event));
    this.listen(this.#field, "compositionstart", () => (this.#composing = true));
    this.listen(this.#field, "compositionend", () => (this.#composing = false));
    this.listen(byId("about-cancel"), "click", () => this.#free());
    // The button must not take the focus: on a phone the keyboard would go away and come back.
    this.listen(byId("send"), "mousedown", (event) => event.preventDefault());
    this.#show();
  }

  get #text() { return this.#field.value; }

  focus() { this.#field.focus(); }

  /** Writes about a message: `reply` answers it, `edit` puts it in other words. */
  write(how, message) {
    this.#free();
    this.#about = { [how]: message };
    if (how === "edit") this.#write(message.content, message.content.length);
    byId("about").hidden = false;
    byId("about-what").textContent = say(`composer.${how}`, message.sender, message.content.slice(0, 140));
    this.focus();
  }

  /** Writes about nothing in particular again, and goes on with the draft that an edit interrupted. */
  #free() {
    const { edit } = this.#about;
    this.#about = {};
    byId("about").hidden = true;
    if (edit) this.#write(this.draft.get() ?? "", 0);
    this.focus();
  }

  async #send(event) {
    event.preventDefault();
    const text = this.#text;
    if ([...text.trimEnd()].length > MOST || !(await this.submit(text, this.#about))) return this.focus();
    if (!this.#about.edit && this.#text === text) this.#write("", 0);
    this.#free();
    this.#told = 0;
  }

  #changed() {
    if (!this.#about.edit) this.draft.set(this.#text || undefined);
    this.#show();
    if (!this.#text.trim() || /^\/(?!\/)/.test(this.#text) || Date.now() - this.#told < TYPING_EVERY) return;
    this.#told = Date.now();
    this.typing();
  }

  #pressed(event) {
    const { key, shiftKey, altKey } = event;
    if (event.isComposing || this.#composing || event.keyCode === 229 || this.offers.press(event)) return;
    const touch = matchMedia("(hover: none) and (pointer: coarse)").matches;
    if (key === "Enter" && !shiftKey && !altKey && !touch) this.#send(event);
    else if (key === "Tab" && !shiftKey) this.#complete(event);
    else if (key === "ArrowUp" && !this.#text && this.last()) event.preventDefault(), this.write("edit", this.last());
    else if (key === "Escape" && !byId("about").hidden) event.stopPropagation(), this.#free();
  }

  #complete(event) {
    const done = this.#completion.complete(this.#text, this.#field.selectionStart, this.nicknames());
    if (done) event.preventDefault(), this.#write(done.text, done.caret);
  }

  #write(text, caret) {
    this.#field.value = text;
    this.#field.setSelectionRange(caret, caret);
    this.#field.dispatchEvent(new Event("input"));
  }

  #show() {
    const length = [...this.#text.trimEnd()].length;
    const left = MOST - length;
    this.#left.textContent = length < WARN_FROM ? "" : count(left < 0 ? "composer.over" : "composer.left", Math.abs(left));
    this.#left.classList.toggle("over", left < 0);
    byId("send").setAttribute("aria-disabled", length === 0 || left < 0);
    // Firefox does not size a field by its content yet.
    if (!CSS.supports("field-sizing", "content")) this.#field.rows = Math.min(8, this.#text.split("\n").length);
  }
}
