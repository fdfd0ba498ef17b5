import { View, byId, walk } from "../helpers/dom.js";
import { say } from "../helpers/words.js";

const LONG_PRESS = 500;
const MARGIN = 8;

/** What can be done with a message, by pointer, long press and keyboard. Calls `acts` with the message. */
export class MenuView extends View {
  #menu = byId("menu");
  #lines = byId("lines");
  #article;
  #press;

  constructor({ acts, me }) {
    super();
    Object.assign(this, { acts, me });
    this.listen(this.#lines, "click", ({ target }) => this.#clicked(target));
    this.listen(byId("log"), "keydown", (event) => this.#walked(event));
    this.listen(this.#lines, "pointerdown", (event) => this.#pressed(event));
    for (const end of ["pointerup", "pointercancel", "scroll"]) this.listen(document, end, () => clearTimeout(this.#press), true);
    this.listen(this.#menu, "click", ({ target }) => this.#chosen(target.closest("button")));
    this.listen(this.#menu, "keydown", (event) => walk(event, this.#menu.querySelectorAll("button:not([hidden])")));
  }

  #clicked(target) {
    const article = target.closest("article");
    if (target.closest(".message-more")) this.#open(article, target.closest(".message-more"));
    else if (target.closest(".message-quote")) this.acts.show(article.message.reply.seq);
    else if (target.closest(".reaction")) this.acts.react(article.message, target.closest(".reaction").dataset.emoji);
  }

  /** In the log the arrows go from message to message, and Enter opens the menu. */
  #walked(event) {
    const articles = [...this.#lines.querySelectorAll("article")];
    const at = articles.indexOf(event.target);
    const next = { ArrowUp: at < 0 ? articles.length - 1 : at - 1, ArrowDown: at < 0 ? -1 : at + 1 }[event.key];
    const opens = at >= 0 && (event.key === "Enter" || event.key === "ContextMenu");
    if (opens) this.#open(articles[at], articles[at]);
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
    this.#menu.querySelector("[data-others]").hidden = mine;
    this.#arm(false);
    this.#menu.showPopover();
    const { right, bottom, top } = anchor.getBoundingClientRect();
    const { width, height } = this.#menu.getBoundingClientRect();
    const below = bottom + height + MARGIN < innerHeight ? bottom : Math.max(MARGIN, Math.min(top, innerHeight - MARGIN) - height);
    this.#menu.style.setProperty("--x", `${Math.max(MARGIN, Math.min(right, innerWidth - MARGIN) - width)}px`);
    this.#menu.style.setProperty("--y", `${below}px`);
    this.#menu.querySelector("button").focus();
  }

  #chosen(button) {
    if (!button) return;
    const { act, emoji } = button.dataset;
    if (act === "delete" && !("armed" in button.dataset)) return this.#arm(true);
    const { message } = this.#article;
    this.#menu.hidePopover();
    this.acts[act](message, emoji);
  }

  /** What cannot be taken back is asked for twice. */
  #arm(armed) {
    const button = this.#menu.querySelector("[data-act=delete]");
    button.toggleAttribute("data-armed", armed);
    button.lastElementChild.textContent = say(armed ? "message.delete.sure" : "message.delete");
  }
}
