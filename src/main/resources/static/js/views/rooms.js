import { View, byId, copy } from "../helpers/dom.js";
import { count, region, say } from "../helpers/words.js";
import { roomNamed } from "../models/commands.js";

const EVERY = 30_000;

/** The rooms to go to. Calls `go` with a room's name. */
export class RoomsView extends View {
  #list = byId("room-list");
  #problem = byId("room-open-problem");

  constructor({ api, room, base, roster, elsewhere, go, leave }) {
    super();
    Object.assign(this, { api, room, base, elsewhere, go, leave });
    this.follow(elsewhere, "change", () => this.#drawUnread());
    this.listen(this.#list, "click", ({ target }) => target.closest(".room-leave") && leave(target.closest("li").dataset.room));
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
      const [mine, open] = await Promise.all([this.api.privateRooms().catch(() => []), this.api.rooms()]);
      this.elsewhere.belong(mine);
      this.#draw([...mine, ...open.sort((one, other) => this.#joined(other) - this.#joined(one))]);
    } catch {
      // The list that stands there is still the best there is.
    }
  }

  focus() {
    this.#list.querySelector("[aria-current]")?.focus();
  }

  /** Where I write which room to go to. */
  choose() {
    const panel = byId("rooms");
    if (panel.popover) panel.showPopover();
    byId("room-open-name").focus();
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
    byId("room-names").replaceChildren(...all.map(({ room, title = room }) => new Option("", title)));
    this.#drawUnread();
    if (focused) [...this.#list.querySelectorAll("a")].find(({ href }) => href === focused)?.focus();
  }

  #drawUnread() {
    for (const link of this.#list.querySelectorAll("a")) {
      const unread = this.elsewhere.unread(link.dataset.room);
      const badge = link.querySelector(".badge");
      link.classList.toggle("calls", this.elsewhere.calling(link.dataset.room) > 0);
      badge.textContent = unread ? unread.toLocaleString(region) : "";
      badge.ariaLabel = count("rooms.unread", unread);
    }
  }

  #joined({ room }) {
    return Number(this.elsewhere.joined.includes(room));
  }

  #item({ room, title = room, kind = "public", online }) {
    const item = copy("room");
    const link = item.querySelector("a");
    link.href = `${this.base}rooms/${room}`;
    Object.assign(link.dataset, { room, kind });
    if (room === this.room) link.setAttribute("aria-current", "page");
    link.querySelector(".room-name").textContent = title;
    if (kind !== "public") link.querySelector(".hash").remove();
    const leave = item.querySelector(".room-leave");
    item.dataset.room = room;
    leave.hidden = kind === "direct" || (kind === "public" && !this.#joined({ room }));
    leave.title = leave.ariaLabel = say("rooms.leave", title);
    drawCount(link, online);
    return item;
  }

  #open(event) {
    event.preventDefault();
    const text = byId("room-open-name").value;
    if (event.submitter?.id === "room-open-private") return this.#openPrivate(text);
    const named = [...this.#list.querySelectorAll("a")].find((link) => link.querySelector(".room-name").textContent === text.trim());
    const room = named?.dataset.room ?? roomNamed(text);
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
  const number = link.querySelector(".count");
  number.textContent = online > 0 ? online.toLocaleString(region) : "";
  number.title = online > 0 ? say("rooms.online", online) : "";
}
