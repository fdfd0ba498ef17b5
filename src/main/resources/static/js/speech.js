import { randomKey } from "./helpers/key.js";
import { list, say } from "./helpers/words.js";
import { parse, roomNamed } from "./models/commands.js";

/** What becomes of a line I wrote: it is said, or it is a command and something happens here. */
export class Speech {
  /** Each gives back false where the line stays in the composer. */
  #commands = {
    nick: (nickname) => (nickname ? this.amends.rename(nickname) : this.#refuse("notes.nick.missing")),
    join: (name) => (roomNamed(name) ? this.acts.go(roomNamed(name)) : this.#refuse("notes.room", name)),
    leave: () => this.acts.leave(),
    quit: () => this.acts.quit(),
    msg: (text) => this.#whisper(text),
    ignore: (nickname) => this.#ignore(nickname),
    mute: (who) => (who ? this.#order(`/mute ${who}`) : this.#mute()),
    who: () => this.tell("notes.who", list(this.roster.nicknames)),
    topic: (content) => (content ? this.amends.do("topic", { content }) : this.#topic()),
    clear: () => this.timeline.clear(),
    me: (doing) => (doing ? this.#say(`*${doing}*`) : this.#refuse("notes.me.missing")),
    help: () => this.acts.help(),
  };

  constructor(parts) { Object.assign(this, parts); }

  /** True when the line is dealt with. What the page does not know, the server may. */
  async submit(text, { edit, reply } = {}) {
    const line = parse(text);
    if (!line) return false;
    if (edit) return this.amends.do("edit", { target: edit.seq, content: text.trimEnd() });
    if (line.unknown !== undefined) return this.#order(text.trim(), line.unknown);
    const done = line.say ? this.#say(line.say, reply) : this.#commands[line.command](line.argument?.trim());
    return (await done) !== false;
  }

  #say(content, answered) {
    const reply = answered && { seq: answered.seq, sender: answered.sender, excerpt: answered.content.slice(0, 140) };
    this.#send(this.room.name, content, this.timeline.to, reply);
    this.acts.newest();
  }

  #send(room, content, floor, reply) {
    this.outbox.add({ key: randomKey(), room, nick: this.connection.me, content, reply, floor, at: new Date().toISOString() });
    this.courier.carry();
  }

  /** "bo hello" speaks to bo alone; the name may have spaces where bo is here. */
  #whisper(text) {
    const here = this.roster.nicknames.findLast((one) => `${text} `.toLowerCase().startsWith(`${one.toLowerCase()} `));
    const nickname = here ?? text.split(/\s/)[0];
    if (!nickname) return this.#refuse("notes.msg.missing");
    this.#alone(nickname, text.slice(nickname.length).trim());
    return true;
  }

  async #alone(nickname, content) {
    const room = await this.acts.talk(nickname);
    if (!room) return content && this.notes.say(`/msg ${nickname} ${content}`);
    if (!content) return this.acts.go(room);
    this.#send(room, content, 0);
    this.tell("notes.msg", nickname, content);
  }

  #ignore(nickname) {
    if (!nickname || nickname.toLowerCase() === this.connection.me.toLowerCase()) return this.#refuse("notes.ignore.missing");
    this.tell(this.attention.ignore(nickname) ? "notes.ignore" : "notes.ignore.no", nickname);
  }

  #mute() {
    const muted = this.attention.level(this.room.name) === "nothing";
    this.attention.setLevel(this.room.name, muted ? "mentions" : "nothing");
    this.tell(muted ? "notes.mute.no" : "notes.mute");
  }

  async #order(line, name) {
    const { status, lines, detail = say("notes.offline") } = await this.api.command(this.room.name, line).catch(() => ({}));
    this.notes.say(status === 404 ? say("notes.unknown", name) : (lines?.join("\n") ?? detail));
    return Boolean(lines);
  }

  #topic() { this.tell(this.room.topic ? "notes.topic.is" : "notes.topic.missing", this.room.topic); }

  #refuse(key, ...parts) {
    this.tell(key, ...parts);
    return false;
  }
}
