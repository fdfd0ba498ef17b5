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

  constructor({ submit, typing, nicknames, draft, last, offers }) {
    super();
    Object.assign(this, { submit, typing, nicknames, draft, last, offers });
    this.#field.value ||= draft.get() ?? "";
    this.listen(byId("composer"), "submit", (event) => this.#send(event));
    this.listen(this.#field, "input", () => this.#changed());
    this.listen(this.#field, "keydown", (event) => this.#pressed(event));
    this.listen(this.#field, "compositionstart", () => (this.#composing = true));
    this.listen(this.#field, "compositionend", () => (this.#composing = false));
    // The button must not take the focus: on a phone the keyboard would go away and come back.
    this.listen(byId("about-cancel"), "click", () => this.#free());
    this.listen(byId("send"), "mousedown", (event) => event.preventDefault());
    this.#show();
  }

  focus() {
    this.#field.focus();
  }

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
  #free(event) {
    event?.stopPropagation();
    const { edit } = this.#about;
    this.#about = {};
    byId("about").hidden = true;
    if (edit) this.#write(this.draft.get() ?? "", 0);
    this.focus();
  }

  #send(event) {
    event.preventDefault();
    const text = this.#field.value;
    if ([...text.trimEnd()].length > MOST || !this.submit(text, this.#about)) return this.focus();
    if (!this.#about.edit) this.#write("", 0);
    this.#free();
    this.#told = 0;
  }

  #changed() {
    if (!this.#about.edit) this.draft.set(this.#field.value || undefined);
    this.#show();
    const commands = this.#field.value.startsWith("/") && !this.#field.value.startsWith("//");
    if (!this.#field.value.trim() || commands || Date.now() - this.#told < TYPING_EVERY) return;
    this.#told = Date.now();
    this.typing();
  }

  #pressed(event) {
    if (event.isComposing || this.#composing || event.keyCode === 229 || this.offers.press(event)) return;
    const touch = matchMedia("(hover: none) and (pointer: coarse)").matches;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey && !touch) this.#send(event);
    else if (event.key === "Tab" && !event.shiftKey) this.#complete(event);
    else if (event.key === "ArrowUp" && !this.#field.value) this.#editLast(event);
    else if (event.key === "Escape" && !byId("about").hidden) this.#free(event);
  }

  #editLast(event) {
    const message = this.last();
    if (!message) return;
    event.preventDefault();
    this.write("edit", message);
  }

  #complete(event) {
    const { value, selectionStart } = this.#field;
    const done = this.#completion.complete(value, selectionStart, this.nicknames());
    if (!done) return;
    event.preventDefault();
    this.#write(done.text, done.caret);
  }

  #write(text, caret) {
    this.#field.value = text;
    this.#field.setSelectionRange(caret, caret);
    this.#field.dispatchEvent(new Event("input"));
  }

  #show() {
    const length = [...this.#field.value.trimEnd()].length;
    const left = MOST - length;
    const near = length >= WARN_FROM;
    this.#left.textContent = near ? count(left < 0 ? "composer.over" : "composer.left", Math.abs(left)) : "";
    this.#left.classList.toggle("over", left < 0);
    byId("send").setAttribute("aria-disabled", length === 0 || left < 0);
    // Firefox does not size a field by its content yet.
    if (!CSS.supports("field-sizing", "content")) this.#field.rows = Math.min(8, this.#field.value.split("\n").length);
  }
}
