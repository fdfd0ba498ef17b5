import { Emitter } from "./helpers/emitter.js";
import { say } from "./helpers/words.js";
import { Backoff } from "./models/backoff.js";

const PAGE = 50;
const LARGEST = 200;

/**
 * The room I am in: puts what the connection and the history bring into the models, and sees to it that nothing is
 * missing. Tells `trouble` (a key of the words, or nothing when all is well) and `back` with the number of new messages.
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

  constructor({ name, invite, connection, api, timeline, roster, typists, notes, attention }) {
    super();
    Object.assign(this, { name, invite, connection, api, timeline, roster, typists, notes, attention });
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

  /** Brings a message with those around it, unless it is here. */
  async visit(seq) {
    if (this.timeline.messages.some((message) => message.seq === seq)) return;
    const around = [{ before: seq }, { after: seq - 1 }].map((query) => this.#ask(query));
    this.timeline.visit(...(await Promise.all(around)));
  }

  /** The first message from a moment on; undefined where nothing was said since. */
  async since(at) {
    return (await this.#ask({ at, limit: 1 })).messages[0]?.seq;
  }

  #ask(query) {
    return this.api.messages(this.name, { limit: PAGE * 2, ...query });
  }

  async #page(query, put) {
    if (this.#loading) return;
    this.#loading = true;
    try {
      put(await this.#ask(query));
    } catch {
      await new Promise((done) => setTimeout(done, this.#backoff.next()));
    }
    this.#loading = false;
  }

  /** Loads the newest page, connected or not. */
  load() {
    if (!this.invite && !this.timeline.ready && !this.#fetching) this.#begin();
  }

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
    else setTimeout(() => this.connection.online && this.#enter(), retryAfterMs);
  }

  /** Keeps trying: a room without its history would look empty. */
  async #begin() {
    const asking = ++this.#asked;
    const current = () => asking === this.#asked;
    this.#fetching = true;
    try {
      const page = await this.api.messages(this.name, { limit: PAGE });
      if (current()) this.#start(page);
    } catch {
      if (current()) this.emit("trouble", "connection.history");
      setTimeout(() => current() && this.connection.online && this.#begin(), this.#backoff.next());
    } finally {
      if (current()) this.#fetching = false;
    }
  }

  #start(page) {
    this.#backoff.reset();
    this.timeline.start(page);
    this.emit("trouble", undefined);
    this.#repair();
  }

  #hear(event) {
    if (event.type === "ROSTER") this.#welcome(event);
    else if (event.seq) this.#receive(event);
    else if (event.type === "TYPING") this.#typing(event.sender);
    else if (event.type === "JOIN") this.#moved(event, "join", "joined");
    else if (event.type === "LEAVE") this.#moved(event, "leave", "left");
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

  #named({ sender, content }) {
    this.notes.say(say(content ? "notes.topic" : "notes.topic.none", sender, content), this.timeline.to);
    this.#about(content);
  }

  /** What is replayed happened before the people were listed. */
  #renamed({ seq, sender, nickname }) {
    if (seq > this.#listed) this.roster.rename(sender, nickname);
    this.attention.rename(sender, nickname);
    const mine = [sender, nickname].includes(this.connection.me);
    if (!this.attention.ignores(nickname)) this.notes.say(say(mine ? "notes.now" : "notes.renamed", nickname, sender), this.timeline.to);
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

  #typing(nickname) {
    if (this.attention.typing && this.attention.heeds({ sender: nickname })) this.typists.types(nickname);
  }

  #moved({ sender, senders = [sender], online }, change, note) {
    const others = senders.filter((nickname) => nickname !== this.connection.me && !this.attention.ignores(nickname));
    this.roster[change](senders, online);
    others.forEach((nickname) => this.typists.stops(nickname));
    if (others.length) this.notes[note](others, this.timeline.to);
  }

  #count(messages) {
    if (this.#resuming) this.#resuming.others += messages.filter((message) => this.attention.heeds(message)).length;
  }

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
    while (this.timeline.incomplete && this.connection.online) await this.#fetchMissing();
    clearTimeout(slow);
    this.#repairing = false;
    this.emit("trouble", undefined);
  }

  async #fetchMissing() {
    const { to, upTo } = this.timeline;
    try {
      const page = await this.api.messages(this.name, { after: to, limit: LARGEST });
      const more = this.timeline.to === to && this.timeline.fill(page, upTo);
      if (more) this.timeline.refresh(await this.api.messages(this.name, { limit: LARGEST }));
      if (more && this.timeline.hasNewer) this.timeline.refresh(await this.#ask({ before: this.timeline.end + 1, limit: LARGEST }));
      this.#backoff.reset();
    } catch {
      await new Promise((done) => setTimeout(done, this.#backoff.next()));
    }
  }
}
