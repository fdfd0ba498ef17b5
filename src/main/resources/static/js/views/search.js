import { View, byId, copy } from "../helpers/dom.js";
import { dayName, timeOf } from "../helpers/dates.js";
import { safeNodes } from "../helpers/html.js";
import { count, say } from "../helpers/words.js";

const PAUSE = 250;

/** Finding what was said: asks while I type, and leads to where it stands. */
export class SearchView extends View {
  #timer;
  #asked = 0;

  constructor({ api, room, base, rooms, attention, show }) {
    super();
    Object.assign(this, { api, room, base, rooms, attention, show });
    this.listen(byId("search"), "submit", (event) => (event.preventDefault(), this.#ask()));
    this.listen(byId("search"), "input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(), PAUSE);
    });
    this.listen(byId("search-hits"), "click", (event) => this.#go(event));
  }

  async #ask() {
    const asking = ++this.#asked;
    const words = byId("search-words").value.trim();
    const query = { q: words, ...(byId("search-here").checked && { room: this.room }) };
    try {
      const found = words ? (await this.api.search(query)).hits : [];
      const hits = found.filter(({ sender }) => !this.attention.ignores(sender));
      if (asking === this.#asked) this.#draw(hits, words && (hits.length ? count("search.found", hits.length) : say("search.none")));
    } catch {
      if (asking === this.#asked) this.#draw([], say("search.trouble"));
    }
  }

  #draw(hits, status) {
    byId("search-status").textContent = status;
    byId("search-hits").replaceChildren(...hits.map((hit) => this.#hit(hit)));
  }

  #hit({ room, seq, sender, snippet, at }) {
    const item = copy("hit");
    item.querySelector("a").href = `${this.base}rooms/${room}#${seq}`;
    item.querySelector(".message-sender").textContent = sender;
    item.querySelector(".hit-room").textContent = this.rooms.label(room);
    item.querySelector("time").textContent = `${dayName(at)}, ${timeOf(at)}`;
    item.querySelector(".hit-text").append(safeNodes(snippet));
    return item;
  }

  /** In this room the page stays as it is. */
  #go(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    document.querySelector(":popover-open")?.hidePopover();
    this.show(Number(new URL(link.href).hash.slice(1)));
  }
}
