import { View, byId, copy, redraw } from "../helpers/dom.js";
import { count, region, say } from "../helpers/words.js";
import { roomNamed } from "../models/commands.js";

const EVERY = 30_000;

/** The rooms to go to. Calls `go` with a room's name. */
export class RoomsView extends View {
  #list = byId("room-list");
  #problem = byId("room-open-problem");

  constructor(parts) {
    super(parts);
    this.follow(this.elsewhere, "change", () => this.#drawUnread());
    this.follow(this.roster, "change", () => drawCount(this.#here, this.roster.online));
    this.clicks(this.#list, ".room-leave", (button) => this.leave(button.closest("li").dataset.room));
    this.listen(byId("room-open"), "submit", (event) => this.#open(event));
    this.listen(byId("room-open-name"), "input", () => (this.#problem.textContent = ""));
    this.listen(document, "visibilitychange", () => this.refresh());
    setInterval(() => this.refresh(), EVERY);
  }

  get #links() { return [...this.#list.querySelectorAll("a")]; }
  get #here() { return this.#list.querySelector("[aria-current]"); }

  focus() { this.#here?.focus(); }

  async refresh() {
    if (document.hidden) return;
    // Whose browser keeps no cookies belongs to none.
    const [mine, open] = await Promise.all([this.api.privateRooms().catch(() => []), this.api.rooms().catch(() => undefined)]);
    this.elsewhere.belong(mine);
    // Without an answer, the list that stands there is still the best there is.
    if (open) this.#draw([...mine, ...open.sort((one, other) => this.#joined(other) - this.#joined(one))]);
  }

  /** Where I write which room to go to. */
  choose() {
    if (byId("rooms").popover) byId("rooms").showPopover();
    byId("room-open-name").focus();
  }

  /** What a room is called in the list. */
  label(room) {
    const link = this.#links.find(({ dataset }) => dataset.room === room);
    return link?.querySelector(".room-label").textContent ?? `#${room}`;
  }

  /** Goes to the room after or before this one. */
  step(by) {
    const names = this.#links.map(({ dataset }) => dataset.room);
    this.go(names[(names.indexOf(this.room) + by + names.length) % names.length]);
  }

  #draw(rooms) {
    const { title, kind } = document.body.dataset;
    const known = rooms.some(({ room }) => room === this.room);
    const all = known ? rooms : [...rooms, { room: this.room, title, kind, online: 0 }];
    redraw(this.#list, all.map((one) => this.#item(one)));
    byId("room-names").replaceChildren(...all.map(({ room, title = room }) => new Option("", title)));
    this.#drawUnread();
  }

  #drawUnread() {
    for (const link of this.#links) {
      const unread = this.elsewhere.unread(link.dataset.room);
      const badge = link.querySelector(".badge");
      link.classList.toggle("calls", this.elsewhere.calling(link.dataset.room) > 0);
      Object.assign(badge, { textContent: unread ? unread.toLocaleString(region) : "", ariaLabel: count("rooms.unread", unread) });
    }
  }

  #joined({ room }) { return Number(this.elsewhere.joined.includes(room)); }

  #item({ room, title = room, kind = "public", online }) {
    const item = copy("room", { ".room-name": title });
    const link = item.querySelector("a");
    Object.assign(link, { href: `${this.base}rooms/${room}`, ariaCurrent: room === this.room ? "page" : null });
    Object.assign(link.dataset, { room, kind, same: room });
    item.dataset.room = room;
    if (kind !== "public") link.querySelector(".hash").remove();
    const hidden = kind === "direct" || (kind === "public" && !this.#joined({ room }));
    const label = say("rooms.leave", title);
    Object.assign(item.querySelector(".room-leave"), { hidden, title: label, ariaLabel: label });
    drawCount(link, online);
    return item;
  }

  #open(event) {
    event.preventDefault();
    const text = byId("room-open-name").value.trim();
    if (event.submitter?.id === "room-open-private") return this.#openPrivate(text);
    const named = this.#links.find((link) => link.querySelector(".room-name").textContent === text);
    const room = named?.dataset.room ?? roomNamed(text);
    if (room) this.go(room);
    else this.#problem.textContent = text && say("notes.room", text);
  }

  /** What I typed is its title; only who gets its link comes in. */
  async #openPrivate(title) {
    const opened = title && (await this.api.openRoom(title).catch(() => ({})));
    if (opened.room) this.go(opened.room);
    else if (opened) this.#problem.textContent = say("rooms.private.failed");
  }
}

function drawCount(link, online) {
  const [textContent, title] = online > 0 ? [online.toLocaleString(region), say("rooms.online", online)] : ["", ""];
  Object.assign(link.querySelector(".count"), { textContent, title });
}
