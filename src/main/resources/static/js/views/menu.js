import { View, byId, walk } from "../helpers/dom.js";
import { say } from "../helpers/words.js";

const LONG_PRESS = 500;
const MARGIN = 8;

const messageOf = (element) => element.closest("article").message;

/** What can be done with a message, by pointer, long press and keyboard. Calls `acts` with the message. */
export class MenuView extends View {
  #menu = byId("menu");
  #lines = byId("lines");
  #delete = this.#menu.querySelector("[data-act=delete]");
  #article;
  #press;

  constructor(parts) {
    super(parts);
    this.clicks(this.#lines, ".message-more", (button) => this.#open(button.closest("article"), button));
    this.clicks(this.#lines, ".message-quote", (quote) => this.acts.show(messageOf(quote).reply.seq));
    this.clicks(this.#lines, ".reaction", (button) => this.acts.react(messageOf(button), button.dataset.same));
    this.listen(byId("log"), "keydown", (event) => this.#walked(event));
    this.listen(this.#lines, "pointerdown", (event) => this.#pressed(event));
    for (const end of ["pointerup", "pointercancel", "scroll"]) this.listen(document, end, () => clearTimeout(this.#press), true);
    this.clicks(this.#menu, "button", (button) => this.#chosen(button));
    this.listen(this.#menu, "keydown", (event) => walk(event, this.#menu.querySelectorAll("button:not([hidden])")));
  }

  /** In the log the arrows go from message to message, and Enter opens the menu. */
  #walked(event) {
    const articles = [...this.#lines.querySelectorAll("article")];
    const at = articles.indexOf(event.target);
    const next = { ArrowUp: at < 0 ? articles.length - 1 : at - 1, ArrowDown: at < 0 ? -1 : at + 1 }[event.key];
    const opens = at >= 0 && ["Enter", "ContextMenu"].includes(event.key);
    if (opens) this.#open(event.target, event.target);
    else articles[next]?.focus();
    if (opens || articles[next]) event.preventDefault();
  }

  #pressed({ pointerType, target, clientX, clientY }) {
    const article = target.closest("article");
    if (pointerType !== "touch" || !article) return;
    const point = { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) };
    this.#press = setTimeout(() => this.#open(article, point), LONG_PRESS);
  }

  #open(article, anchor) {
    const { message } = article;
    if (!message?.seq || message.deleted) return;
    this.#article = article;
    const mine = message.sender === this.me();
    for (const own of this.#menu.querySelectorAll("[data-own]")) own.hidden = !mine;
    for (const others of this.#menu.querySelectorAll("[data-others]")) others.hidden = mine;
    this.#arm(false);
    this.#menu.showPopover();
    this.#place(anchor.getBoundingClientRect());
    this.#menu.querySelector("button").focus();
  }

  /** Under what it belongs to, or above it where there is more room; always on the screen. */
  #place({ right, bottom, top }) {
    const { width, height } = this.#menu.getBoundingClientRect();
    const above = Math.max(MARGIN, Math.min(top, innerHeight - MARGIN) - height);
    this.#menu.style.setProperty("--x", `${Math.max(MARGIN, Math.min(right, innerWidth - MARGIN) - width)}px`);
    this.#menu.style.setProperty("--y", `${bottom + height + MARGIN < innerHeight ? bottom : above}px`);
  }

  #chosen(button) {
    const { act, emoji, command } = button.dataset;
    const { message } = this.#article;
    if (act === "delete" && !("armed" in button.dataset)) return this.#arm(true);
    this.#menu.hidePopover();
    if (command) this.acts.order(command.replace("{sender}", message.sender));
    else this.acts[act](message, emoji);
  }

  /** What cannot be taken back is asked for twice. */
  #arm(armed) {
    this.#delete.toggleAttribute("data-armed", armed);
    this.#delete.lastElementChild.textContent = say(armed ? "message.delete.sure" : "message.delete");
  }
}
