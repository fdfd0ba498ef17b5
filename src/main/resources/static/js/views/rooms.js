import { View, byId, copy } from "../helpers/dom.js";
import { region, say } from "../helpers/words.js";
import { roomNamed } from "../models/commands.js";

const EVERY = 30_000;

/** The rooms to go to. Calls `go` with a room's name. */
export class RoomsView extends View {
  #list = byId("room-list");
  #problem = byId("room-open-problem");

  constructor({ api, room, base, roster, go }) {
    super();
    Object.assign(this, { api, room, base, go });
    this.follow(roster, "change", () => drawCount(this.#list.querySelector("[aria-current]"), roster.online));
    this.listen(byId("room-open"), "submit", (event) => this.#open(event));
    this.listen(byId("room-open-name"), "input", () => (this.#problem.textContent = ""));
    this.listen(document, "visibilitychange", () => this.refresh());
    setInterval(() => this.refresh(), EVERY);
  }

  async refresh() {
    if (document.hidden) return;
    try {
      // Whose browser keeps no cookies belongs to none.
      this.#draw([...(await this.api.privateRooms().catch(() => [])), ...(await this.api.rooms())]);
    } catch {
      // The list that stands there is still the best there is.
    }
  }

  focus() {
    this.#list.querySelector("[aria-current]")?.focus();
  }

  /** What a room is called in the list. */
  label(room) {
    const link = [...this.#list.querySelectorAll("a")].find(({ dataset }) => dataset.room === room);
    return link?.querySelector(".room-label").textContent ?? `#${room}`;
  }

  /** Goes to the room after or before this one. */
  step(by) {
    const names = [...this.#list.querySelectorAll("a")].map((link) => link.dataset.room);
    const next = names[(names.indexOf(this.room) + by + names.length) % names.length];
    if (next !== this.room) this.go(next);
  }

  #draw(rooms) {
    const known = rooms.some(({ room }) => room === this.room);
    const { title, kind } = document.body.dataset;
    const all = known ? rooms : [...rooms, { room: this.room, title, kind, online: 0 }];
    const focused = this.#list.contains(document.activeElement) && document.activeElement.href;
    this.#list.replaceChildren(...all.map((one) => this.#item(one)));
    if (focused) [...this.#list.querySelectorAll("a")].find(({ href }) => href === focused)?.focus();
  }

  #item({ room, title = room, kind = "public", online }) {
    const item = copy("room");
    const link = item.querySelector("a");
    link.href = `${this.base}rooms/${room}`;
    Object.assign(link.dataset, { room, kind });
    if (room === this.room) link.setAttribute("aria-current", "page");
    link.querySelector(".room-name").textContent = title;
    if (kind !== "public") link.querySelector(".hash").remove();
    drawCount(link, online);
    return item;
  }

  #open(event) {
    event.preventDefault();
    const text = byId("room-open-name").value;
    if (event.submitter?.id === "room-open-private") return this.#openPrivate(text);
    const room = roomNamed(text);
    if (room) this.go(room);
    else this.#problem.textContent = text.trim() ? say("notes.room", text.trim()) : "";
  }

  /** What I typed is its title; only who gets its link comes in. */
  async #openPrivate(title) {
    try {
      if (title.trim()) this.go((await this.api.openRoom(title)).room);
    } catch {
      this.#problem.textContent = say("rooms.private.failed");
    }
  }
}

function drawCount(link, online) {
  const count = link.querySelector(".count");
  count.textContent = online > 0 ? online.toLocaleString(region) : "";
  count.title = online > 0 ? say("rooms.online", online) : "";
}
