import { Emitter } from "./helpers/emitter.js";
import { Backoff } from "./models/backoff.js";

const PAGE = 50;
const LARGEST = 200;

/**
 * The room I am in: puts what the connection and the history bring into the models, and sees to it that nothing is
 * missing. `tell` says something to the reader. Emits `trouble` (a key of the words, or nothing when all is well) and `back`
 * with the number of new messages.
 */
export class Room extends Emitter {
  #epoch;
  #listed = 0;
  #asked = 0;
  #fetching = false;
  #entered = false;
  #resuming;
  #repairing = false;
  #loading = false;
  #backoff = new Backoff();
  #heard = {
    ROSTER: (event) => this.#welcome(event),
    TYPING: ({ sender }) => this.attention.typing && this.attention.heeds({ sender }) && this.typists.types(sender),
    JOIN: (event) => this.#moved(event, "join", "joined"),
    LEAVE: (event) => this.#moved(event, "leave", "left"),
  };

  constructor(parts) {
    super(parts);
    const { name, connection, timeline } = this;
    connection.on("state", ({ kind }) => kind === "online" && this.#enter());
    connection.on("refusal", (refusal) => refusal.receipt === `enter/${name}` && this.#refused(refusal));
    connection.on("event", (event) => event.room === name && this.#hear(event));
    timeline.on("append", (messages) => this.#count(messages));
    timeline.on("topic", (event) => this.#named(event));
    timeline.on("rename", (event) => this.#renamed(event));
  }

  /** Loads the page before the first message. */
  older() {
    const { hasOlder, messages: [first], to } = this.timeline;
    const put = (page) => this.timeline.messages[0]?.seq === first?.seq && this.timeline.prepend(page);
    if (hasOlder) this.#page({ before: first?.seq ?? to + 1 }, put);
  }

  /** Goes on towards the newest message. */
  newer() {
    const { hasNewer, end } = this.timeline;
    const put = (page) => this.timeline.hasNewer && this.timeline.end === end && this.timeline.append(page);
    if (hasNewer && !this.timeline.meet()) this.#page({ after: end }, put);
  }

  /** Brings a message with those around it, unless it is here or there is none. Tells which it is. */
  async visit(wanted) {
    const seq = await wanted;
    if (!seq || this.timeline.messages.some((message) => message.seq === seq)) return seq;
    const around = [{ before: seq }, { after: seq - 1 }].map((query) => this.#ask(query));
    this.timeline.visit(...(await Promise.all(around)));
    return seq;
  }

  /** The first message from a moment on; undefined where nothing was said since. */
  async since(at) { return (await this.#ask({ at, limit: 1 })).messages[0]?.seq; }

  /** Loads the newest page, connected or not. */
  load() { if (!this.invite && !this.timeline.ready && !this.#fetching) this.#begin(); }

  #ask(query) { return this.api.messages(this.name, { limit: PAGE * 2, ...query }); }

  async #page(query, put) {
    if (this.#loading) return;
    this.#loading = true;
    await this.#ask(query).then(put).catch(() => this.#pause());
    this.#loading = false;
  }

  #pause() { return new Promise((done) => setTimeout(done, this.#backoff.next())); }

  #enter() {
    const { ready, to } = this.timeline;
    this.#resuming = ready ? { others: 0, silent: !this.#entered } : undefined;
    this.#entered = true;
    this.typists.clear();
    this.connection.enter(this.name, ready ? { after: to, epoch: this.#epoch } : { invite: this.invite });
    this.load();
  }

  #refused({ code, retryAfterMs = 1_000 }) {
    if (code === "forbidden") this.emit("trouble", this.invite ? "rooms.private.gone" : "rooms.private.out");
    else if (code === "locked") this.emit("trouble", "refused.locked");
    else setTimeout(() => this.connection.online && this.#enter(), retryAfterMs);
  }

  /** Keeps trying: a room without its history would look empty. */
  async #begin() {
    const asking = ++this.#asked;
    this.#fetching = true;
    const page = await this.#ask({ limit: PAGE }).catch(() => undefined);
    if (asking !== this.#asked) return;
    this.#fetching = false;
    this.emit("trouble", page ? undefined : "connection.history");
    if (!page) return this.#pause().then(() => asking === this.#asked && this.connection.online && this.#begin());
    this.#backoff.reset();
    this.timeline.start(page);
    this.#repair();
  }

  #welcome({ members, online, topic, epoch, lastSeq, recovered }) {
    const reload = recovered === false && this.#resuming;
    if (this.invite) this.#invited();
    this.#epoch = epoch;
    this.#listed = lastSeq;
    this.roster.welcome({ members, online });
    this.#about(topic);
    if (reload) this.#startAfresh();
    this.timeline.expect(lastSeq);
    if (this.#resuming) this.#resuming.until = lastSeq;
    else this.#repair();
    this.#settled();
  }

  /** I belong to it now: the next time its own address leads here. */
  #invited() {
    this.invite = undefined;
    history.replaceState(null, "", `${this.api.base}rooms/${this.name}`);
    this.load();
  }

  #hear(event) {
    if (event.type !== "ROSTER" && event.seq) this.#receive(event);
    else this.#heard[event.type]?.(event);
  }

  #named({ sender, content }) {
    this.tell(content ? "notes.topic" : "notes.topic.none", sender, content);
    this.#about(content);
  }

  /** What is replayed happened before the people were listed. */
  #renamed({ seq, sender, nickname }) {
    if (seq > this.#listed) this.roster.rename(sender, nickname);
    this.attention.rename(sender, nickname);
    const mine = [sender, nickname].includes(this.connection.me);
    if (!this.attention.ignores(nickname)) this.tell(mine ? "notes.now" : "notes.renamed", nickname, sender);
  }

  #about(topic = "") {
    this.topic = topic;
    this.emit("topic", topic);
  }

  #startAfresh() {
    this.#resuming = undefined;
    this.timeline.reset();
    this.#begin();
    this.emit("back", { reloaded: true });
  }

  #receive(event) {
    this.typists.stops(event.sender);
    this.timeline.receive(event);
    // While what was missed is replayed, what is not here yet is on its way.
    if (!this.#resuming && this.timeline.incomplete) this.#repair();
    this.#settled();
  }

  #moved({ sender, senders = [sender], online }, change, note) {
    const others = senders.filter((nickname) => nickname !== this.connection.me && !this.attention.ignores(nickname));
    this.roster[change](senders, online);
    others.forEach((nickname) => this.typists.stops(nickname));
    if (others.length) this.notes[note](others);
  }

  #count(messages) { if (this.#resuming) this.#resuming.others += messages.filter((one) => this.attention.heeds(one)).length; }

  #settled() {
    if (!(this.#resuming?.until <= this.timeline.to)) return;
    if (!this.#resuming.silent) this.emit("back", { missed: this.#resuming.others });
    this.#resuming = undefined;
  }

  /** Fetches what is missing between what is known and what has been heard of. */
  async #repair() {
    if (this.#repairing || !this.timeline.incomplete) return;
    this.#repairing = true;
    const slow = setTimeout(() => this.emit("trouble", "connection.repairing"), 500);
    while (this.timeline.incomplete && this.connection.online) await this.#fetchMissing().catch(() => this.#pause());
    clearTimeout(slow);
    this.#repairing = false;
    this.emit("trouble", undefined);
  }

  async #fetchMissing() {
    const { to, upTo } = this.timeline;
    const page = await this.#ask({ after: to, limit: LARGEST });
    const more = this.timeline.to === to && this.timeline.fill(page, upTo);
    if (more) this.timeline.refresh(await this.#ask({ limit: LARGEST }));
    if (more && this.timeline.hasNewer) this.timeline.refresh(await this.#ask({ before: this.timeline.end + 1, limit: LARGEST }));
    this.#backoff.reset();
  }
}
