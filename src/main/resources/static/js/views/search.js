import { View, byId, closePopover, copy } from "../helpers/dom.js";
import { dayName, timeOf } from "../helpers/dates.js";
import { safeNodes } from "../helpers/html.js";
import { count, say } from "../helpers/words.js";

const PAUSE = 250;

/** Finding what was said: asks while I type, and leads to where it stands. */
export class SearchView extends View {
  #timer;
  #asked = 0;

  constructor(parts) {
    super(parts);
    this.listen(byId("search"), "submit", (event) => (event.preventDefault(), this.#ask()));
    this.listen(byId("search"), "input", () => (clearTimeout(this.#timer), (this.#timer = setTimeout(() => this.#ask(), PAUSE))));
    this.listen(byId("search-hits"), "click", (event) => this.#go(event));
  }

  async #ask() {
    const asking = ++this.#asked;
    const words = byId("search-words").value.trim();
    const where = byId("search-here").checked && { room: this.room };
    const found = words ? await this.api.search({ q: words, ...where }).catch(() => undefined) : { hits: [] };
    if (asking === this.#asked) this.#draw(words, found?.hits.filter(({ sender }) => !this.attention.ignores(sender)));
  }

  #draw(words, hits) {
    const told = hits?.length ? count("search.found", hits.length) : say(hits ? "search.none" : "search.trouble");
    byId("search-status").textContent = words && told;
    byId("search-hits").replaceChildren(...(hits ?? []).map((hit) => this.#hit(hit)));
  }

  #hit({ room, seq, sender, snippet, at }) {
    const item = copy("hit", { ".message-sender": sender, ".hit-room": this.rooms.label(room), time: `${dayName(at)}, ${timeOf(at)}` });
    item.querySelector("a").href = `${this.base}rooms/${room}#${seq}`;
    item.querySelector(".hit-text").append(safeNodes(snippet));
    return item;
  }

  /** In this room the page stays as it is. */
  #go(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || link.pathname !== location.pathname) return;
    event.preventDefault();
    closePopover();
    this.show(Number(link.hash.slice(1)));
  }
}
