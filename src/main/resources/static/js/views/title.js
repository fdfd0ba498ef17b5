import { View, byId } from "../helpers/dom.js";

/** Tells what waits here while I look elsewhere: a number in the title, a dot in the icon, a badge on the app. */
export class TitleView extends View {
  #title = document.title;
  #icon = byId("favicon");
  #plain = this.#icon.href;

  constructor({ reading, elsewhere }) {
    super();
    for (const model of [reading, elsewhere]) this.follow(model, "change", () => this.#draw(reading.unread + elsewhere.calls));
  }

  #draw(unread) {
    const title = unread ? `(${unread}) ${this.#title}` : this.#title;
    if (document.title === title) return;
    document.title = title;
    this.#icon.href = unread ? this.#icon.dataset.unread : this.#plain;
    if (unread) navigator.setAppBadge?.(unread).catch(() => {});
    else navigator.clearAppBadge?.().catch(() => {});
  }
}
