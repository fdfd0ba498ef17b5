import { View, byId, copy, scheduled } from "../helpers/dom.js";
import { dayName, dayOf } from "../helpers/dates.js";
import { count, list, say } from "../helpers/words.js";
import { calls } from "../models/nicknames.js";
import { MOST } from "../models/timeline.js";
import { drawMessage, together } from "./message.js";

const NEAR = 800;
const AT_BOTTOM = 48;
/** Of so many people it is known that they can be called; in a larger crowd the search for them would take too long. */
const MOST_KNOWN = 1_000;

/** The conversation. Draws the stretch of it that is shown, and holds the reader's place while it changes. */
export class TimelineView extends View {
  #log = byId("log");
  #lines = byId("lines");
  #newer = byId("newer");
  #nodes = new Map();
  #top = 0;
  /** Everybody heard of, and what finds where one of them is called. */
  #known = new Set();
  #calls;
  #draw = scheduled(() => (this.draw(), this.#more()));

  constructor(parts) {
    super(parts);
    for (const model of [this.timeline, this.outbox, this.notes, this.reading, this.roster]) this.follow(model, "change", this.#draw);
    this.follow(this.attention, "change", () => this.#drawAnew());
    for (const news of ["start", "append"]) this.follow(this.timeline, news, (messages) => this.#recognise(messages));
    this.listen(this.#log, "scroll", () => this.#scrolled(), { passive: true });
    this.listen(this.#newer, "click", () => this.toNewest());
    this.clicks(this.#lines, "[data-act]", (button) => this[button.dataset.act](button.closest("[data-key]").dataset.key));
    new ResizeObserver(() => this.timeline.following && this.#toBottom()).observe(this.#log);
    this.#draw();
  }

  focus() { this.#log.focus(); }

  toNewest() {
    this.timeline.return();
    this.#follow(true);
    this.draw();
  }

  /** Brings a message into view and marks it, wherever it stands; where there is none, the newest. */
  async show(wanted) {
    const seq = await this.room.visit(wanted).catch(() => this.tell("notes.offline"));
    if (!seq) return this.toNewest();
    this.#follow(false);
    this.draw();
    const node = this.#nodes.get(`message:${seq}`);
    this.#lines.querySelector(".found")?.classList.remove("found");
    node?.classList.add("found");
    node?.scrollIntoView({ block: "center" });
    node?.focus({ preventScroll: true });
  }

  draw() {
    const items = this.#items();
    this.#know();
    const settling = this.#log.ariaBusy === "true";
    const place = this.timeline.following ? undefined : this.#place();
    this.#patch(items);
    this.#surround(items);
    if (place) this.#log.scrollTop += place.node.offsetTop - place.top;
    else this.#toBottom();
    if (settling && this.timeline.ready) setTimeout(() => this.#announce(), 500);
  }

  #know() {
    const { size } = this.#known;
    const heardOf = [...this.roster.nicknames, ...this.timeline.messages.map(({ sender }) => sender)];
    for (const one of heardOf) if (this.#known.size < MOST_KNOWN) this.#known.add(one);
    if (this.#known.size > size) this.#calls = calls([...this.#known]);
  }

  /** Somebody else is to be seen now, or something else stands out. A screen reader need not hear it all again. */
  #drawAnew() {
    const inside = this.#lines.contains(document.activeElement);
    const { seq } = (this.timeline.following ? undefined : this.#place()?.node.message) ?? {};
    if (this.timeline.ready) Object.assign(this.#log, { ariaBusy: "true", ariaLive: "off" });
    this.#nodes.clear();
    this.#lines.replaceChildren();
    this.draw();
    this.#nodes.get(`message:${seq}`)?.scrollIntoView({ block: "start" });
    if (inside) this.focus();
  }

  /** An echo takes over the article of the line it confirms, so that nothing jumps. */
  #recognise(messages) {
    for (const message of messages.filter(({ sender }) => sender === this.me())) {
      const line = `line:${this.outbox.recognise(message)}`;
      if (this.#nodes.has(line)) this.#nodes.set(`message:${message.seq}`, this.#nodes.get(line));
      this.#nodes.delete(line);
    }
  }

  /** What should stand in the log, in order, each with a key of its own. */
  #items() {
    const { messages, hasOlder, hasNewer, to } = this.timeline;
    const heeded = messages.filter(({ sender }) => !this.attention.ignores(sender));
    const since = hasOlder && messages[0] ? messages[0].seq : -Infinity;
    const until = hasNewer ? (messages.at(-1)?.seq ?? 0) : Infinity;
    const noted = this.notes.all.filter(({ after }) => after >= since && after < until);
    const lines = hasNewer ? [] : this.outbox.shown(this.room.name, this.me(), to);
    const items = merged(heeded, noted);
    for (const line of lines) items.push({ id: `line:${line.key}`, message: { ...line, sender: line.nick } });
    return this.#grouped(items);
  }

  /** With the days, with what I have not read marked, and told which messages are of one group. */
  #grouped(items) {
    const all = [];
    let last;
    for (const item of items) {
      const { message } = item;
      if (message && dayOf(message.at) !== dayOf(last?.at)) all.push({ id: `day:${dayOf(message.at)}`, day: message.at });
      if (message?.seq && message.seq === this.reading.line) all.push({ id: "unread" });
      const before = all.at(-1);
      const goesOn = Boolean(message && before?.message && together(before.message, message));
      if (goesOn) before.last = false;
      all.push(Object.assign(item, { first: !goesOn, last: true }));
      last = message ?? last;
    }
    return all;
  }

  #patch(items) {
    const wanted = new Set(items.map(({ id }) => id));
    for (const [id, node] of this.#nodes) if (!wanted.has(id)) node.remove(), this.#nodes.delete(id);
    let at = this.#lines.firstChild;
    for (const item of items) {
      const node = this.#drawn(item);
      if (node === at) at = at.nextSibling;
      else this.#lines.insertBefore(node, at);
    }
  }

  #drawn(item) {
    const node = this.#nodes.get(item.id);
    const drawn = item.message ? this.#article(node, item) : (node ?? ornament(item));
    if (item.note) writeNote(drawn, item.note);
    this.#nodes.set(item.id, drawn);
    return drawn;
  }

  #article(node, { message, first, last }) {
    const same = node?.message?.key && node.message.key === message.key;
    const facts = { first, last, me: this.me(), attention: this.attention, calls: this.#calls };
    return drawMessage(node, same ? Object.assign(node.message, message) : message, facts);
  }

  /** What stands around the lines: beginning, emptiness, the button that leads down. */
  #surround({ length }) {
    const { ready, hasOlder, hasNewer, following } = this.timeline;
    const { below } = this.reading;
    const [older, whole] = [ready && hasOlder, ready && !hasOlder];
    const shown = { skeletons: !ready, empty: whole && !length, start: whole && length, older, later: hasNewer, newer: !following };
    for (const [id, there] of Object.entries(shown)) byId(id).hidden = !there;
    this.#newer.classList.toggle("some", below > 0);
    byId("newer-count").textContent = below > 0 ? count("timeline.newer", below) : say("timeline.down");
  }

  /** From now on a screen reader says what is added; the backlog it need not say. */
  #announce() { Object.assign(this.#log, { ariaBusy: "false", ariaLive: "polite" }); }

  /** The first message in sight; what stands between messages may go another place. */
  #place() {
    const top = this.#log.scrollTop;
    const node = [...this.#lines.querySelectorAll("article")].find((child) => child.offsetTop + child.offsetHeight > top);
    return node && { node, top: node.offsetTop };
  }

  #toBottom() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#top = this.#log.scrollTop;
  }

  /** Who goes up, however little, leaves the newest message: else a busy room would never let them go. */
  #scrolled() {
    const { scrollTop } = this.#log;
    const near = scrollTop < this.#top ? 2 : AT_BOTTOM;
    this.#top = scrollTop;
    this.#follow(this.#below() < near && !this.timeline.hasNewer);
    this.#more();
  }

  #follow(following) {
    if (following === this.timeline.following) return;
    this.timeline.following = following;
    this.reading.scroll(following, this.timeline.to);
  }

  #below() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight;
  }

  /** Near an edge there should be more to scroll to. */
  #more() {
    const { ready, following, messages } = this.timeline;
    if (!ready) return;
    if (this.#log.scrollTop < NEAR && !(following && messages.length > MOST / 2)) this.room.older();
    if (this.#below() < NEAR) this.room.newer();
  }
}

/** Each note after the message it follows. */
function merged(messages, notes) {
  const items = [];
  let at = 0;
  const put = (upTo) => { while (notes[at]?.after < upTo) items.push({ id: `note:${notes[at].id}`, note: notes[at++] }); };
  for (const message of messages) put(message.seq), items.push({ id: `message:${message.seq}`, message });
  put(Infinity);
  return items;
}

function ornament({ day, note }) {
  if (note) return copy("note");
  if (!day) return copy("unread");
  const line = copy("day", { time: dayName(day) });
  line.querySelector("time").dateTime = new Date(day).toISOString().slice(0, 10);
  return line;
}

function writeNote(element, { text, joined, left }) {
  const said = text ?? [moved("joined", joined), moved("left", left)].filter(Boolean).join(", ");
  if (element.textContent !== said) element.textContent = said;
  element.hidden = !said;
  if (joined) element.title = [...joined, ...left].join(", ");
}

function moved(how, nicknames) {
  const { size } = nicknames;
  if (size === 0) return "";
  return size <= 2 ? count(`notes.${how}.names`, size, list(nicknames)) : count(`notes.${how}.count`, size);
}
