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
    super();
    Object.assign(this, parts);
    for (const model of [this.timeline, this.outbox, this.notes, this.reading, this.roster]) this.follow(model, "change", this.#draw);
    this.follow(this.attention, "change", () => this.#drawAnew());
    for (const news of ["start", "append"]) this.follow(this.timeline, news, (messages) => this.#recognise(messages));
    this.listen(this.#log, "scroll", () => this.#scrolled(), { passive: true });
    this.listen(this.#newer, "click", () => this.toNewest());
    this.listen(this.#lines, "click", (event) => this.#act(event.target.closest("[data-act]")));
    new ResizeObserver(() => this.timeline.following && this.#toBottom()).observe(this.#log);
    this.#draw();
  }

  focus() {
    this.#log.focus();
  }

  toNewest() {
    this.timeline.return();
    this.#follow(true);
    this.draw();
  }

  /** Brings a message into view and marks it, wherever it stands; where there is none, the newest. */
  async show(wanted) {
    const seq = await this.#visit(wanted).catch(() => this.notes.say(say("notes.offline"), this.timeline.to));
    if (!seq) return this.toNewest();
    this.#follow(false);
    this.draw();
    const node = this.#nodes.get(`message:${seq}`);
    this.#lines.querySelector(".found")?.classList.remove("found");
    node?.classList.add("found");
    node?.scrollIntoView({ block: "center" });
    node?.focus({ preventScroll: true });
  }

  async #visit(wanted) {
    const seq = await wanted;
    if (seq) await this.room.visit(seq);
    return seq;
  }

  draw() {
    const items = this.#items();
    const { size } = this.#known;
    for (const one of [...this.roster.nicknames, ...this.timeline.messages.map(({ sender }) => sender)])
      if (this.#known.size < MOST_KNOWN) this.#known.add(one);
    if (this.#known.size > size) this.#calls = calls([...this.#known]);
    const settling = this.#log.ariaBusy === "true";
    const place = this.timeline.following ? undefined : this.#place();
    this.#patch(items);
    this.#surround(items);
    if (place) this.#log.scrollTop += place.node.offsetTop - place.top;
    else this.#toBottom();
    if (settling && this.timeline.ready) setTimeout(() => this.#announce(), 500);
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
      const key = this.outbox.recognise(message);
      const node = key && this.#nodes.get(`line:${key}`);
      if (!node) continue;
      this.#nodes.delete(`line:${key}`);
      this.#nodes.set(`message:${message.seq}`, node);
    }
  }

  /** What should stand in the log, in order, each with a key of its own. */
  #items() {
    const items = [];
    const { messages, hasOlder, hasNewer } = this.timeline;
    const notes = this.notes.all;
    let noted = hasOlder && messages[0] ? notes.findIndex(({ after }) => after >= messages[0].seq) : 0;
    const addNotes = (upTo) => {
      while (noted >= 0 && notes[noted]?.after < upTo) items.push({ id: `note:${notes[noted].id}`, note: notes[noted++] });
    };
    for (const message of messages) {
      addNotes(message.seq);
      if (this.attention.ignores(message.sender)) continue;
      this.#addMessage(items, `message:${message.seq}`, message);
    }
    if (hasNewer) return items;
    addNotes(Infinity);
    for (const line of this.outbox.shown(this.room.name, this.me(), this.timeline.to)) {
      this.#addMessage(items, `line:${line.key}`, { ...line, sender: line.nick });
    }
    return items;
  }

  #addMessage(items, id, message) {
    const last = items.findLast((item) => item.message)?.message;
    if (!last || dayOf(last.at) !== dayOf(message.at)) items.push({ id: `day:${dayOf(message.at)}`, day: message.at });
    if (message.seq && message.seq === this.reading.line) items.push({ id: "unread", unread: true });
    const before = items.at(-1);
    const first = !before?.message || !together(before.message, message);
    if (!first) before.last = false;
    items.push({ id, message, first, last: true });
  }

  #patch(items) {
    const wanted = new Set(items.map(({ id }) => id));
    for (const [id, node] of this.#nodes) {
      if (wanted.has(id)) continue;
      node.remove();
      this.#nodes.delete(id);
    }
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
    const mine = message.sender === this.me();
    const facts = { first, last, mine, me: this.me(), attention: this.attention, calls: this.#calls };
    return drawMessage(node, same ? Object.assign(node.message, message) : message, facts);
  }

  /** What stands around the lines: beginning, emptiness, the button that leads down. */
  #surround(items) {
    const { ready, hasOlder, hasNewer, following } = this.timeline;
    const { below } = this.reading;
    byId("skeletons").hidden = ready;
    byId("empty").hidden = !ready || items.length > 0 || hasOlder;
    byId("older").hidden = !ready || !hasOlder;
    byId("later").hidden = !hasNewer;
    byId("start").hidden = !ready || hasOlder || items.length === 0;
    this.#newer.hidden = following;
    this.#newer.classList.toggle("some", below > 0);
    byId("newer-count").textContent = below > 0 ? count("timeline.newer", below) : say("timeline.down");
  }

  /** From now on a screen reader says what is added; the backlog it need not say. */
  #announce() {
    this.#log.ariaBusy = "false";
    this.#log.ariaLive = "polite";
  }

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

  #act(button) {
    const key = button?.closest("[data-key]").dataset.key;
    if (key) this[button.dataset.act](key);
  }
}

function ornament({ day, unread }) {
  if (unread) return copy("unread");
  if (!day) return copy("note");
  const line = copy("day");
  line.querySelector("time").dateTime = new Date(day).toISOString().slice(0, 10);
  line.querySelector("time").textContent = dayName(day);
  return line;
}

function writeNote(element, { text, joined, left }) {
  const said = text ?? [moved("joined", joined), moved("left", left)].filter(Boolean).join(", ");
  if (element.textContent !== said) element.textContent = said;
  element.hidden = !said;
  if (joined) element.title = [...joined, ...left].join(", ");
}

function moved(how, nicknames) {
  if (nicknames.size === 0) return "";
  return nicknames.size <= 2
    ? count(`notes.${how}.names`, nicknames.size, list(nicknames))
    : count(`notes.${how}.count`, nicknames.size);
}
