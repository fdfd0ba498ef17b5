import { randomKey } from "./helpers/key.js";
import { list, say } from "./helpers/words.js";
import { parse, roomNamed } from "./models/commands.js";

/** What becomes of a line I wrote: it is said, or it is a command and something happens here. */
export class Speech {
  #commands = {
    nick: (nickname) => this.#rename(nickname.trim()),
    join: (name) => this.#join(name),
    leave: () => this.#done(this.acts.leave()),
    quit: () => this.#done(this.acts.quit()),
    msg: (text) => this.#whisper(text.trim()),
    ignore: (nickname) => this.#ignore(nickname.trim()),
    mute: () => this.#done(this.#mute()),
    who: () => this.#done(this.#note(say("notes.who", list(this.roster.nicknames)))),
    topic: (text) => (text.trim() ? this.amends.do("topic", { content: text }) : this.#done(this.#note(this.acts.topic()))),
    clear: () => this.#done(this.timeline.clear()),
    me: (doing) => (doing.trim() ? this.#say(`*${doing.trim()}*`) : this.#refuse(say("notes.me.missing"))),
    help: () => this.#done(this.acts.help()),
  };

  constructor(parts) {
    Object.assign(this, parts);
  }

  /** True when the line is dealt with; one that is not stays in the composer. */
  submit(text, { edit, reply } = {}) {
    const line = parse(text);
    if (!line) return false;
    if (edit) return this.amends.do("edit", { target: edit.seq, content: text.trimEnd() });
    if (line.say) return this.#say(line.say, reply);
    if (line.unknown !== undefined) return this.#refuse(say("notes.unknown", line.unknown));
    return this.#commands[line.command](line.argument);
  }

  #say(content, answered) {
    const reply = answered && { seq: answered.seq, sender: answered.sender, excerpt: answered.content.slice(0, 140) };
    this.#send(this.room, content, this.timeline.to, reply);
    return this.#done(this.acts.newest());
  }

  #send(room, content, floor, reply) {
    const at = new Date().toISOString();
    this.outbox.add({ key: randomKey(), room, nick: this.connection.me, content, reply, floor, at });
    this.courier.carry();
  }

  /** "bo hello" speaks to bo alone; the name may have spaces where bo is here. */
  #whisper(text) {
    const here = this.roster.nicknames.findLast((one) => `${text} `.toLowerCase().startsWith(`${one.toLowerCase()} `));
    const nickname = here ?? text.split(/\s/)[0];
    if (!nickname) return this.#refuse(say("notes.msg.missing"));
    this.#alone(nickname, text.slice(nickname.length).trim());
    return true;
  }

  async #alone(nickname, content) {
    const room = await this.acts.talk(nickname);
    if (!room) return content && this.#note(`/msg ${nickname} ${content}`);
    if (!content) return this.acts.go(room);
    this.#send(room, content, 0);
    this.#note(say("notes.msg", nickname, content));
  }

  #ignore(nickname) {
    if (!nickname || nickname.toLowerCase() === this.connection.me.toLowerCase()) return this.#refuse(say("notes.ignore.missing"));
    return this.#done(this.#note(say(this.attention.ignore(nickname) ? "notes.ignore" : "notes.ignore.no", nickname)));
  }

  #mute() {
    const muted = this.attention.level(this.room) === "nothing";
    this.attention.setLevel(this.room, muted ? "mentions" : "nothing");
    this.#note(say(muted ? "notes.mute.no" : "notes.mute"));
  }

  #rename(nickname) {
    return nickname ? this.amends.rename(nickname) : this.#refuse(say("notes.nick.missing"));
  }

  #join(name) {
    const room = roomNamed(name);
    return room ? this.#done(this.acts.go(room)) : this.#refuse(say("notes.room", name));
  }

  #note(text) {
    this.notes.say(text, this.timeline.to);
  }

  #refuse(text) {
    this.#note(text);
    return false;
  }

  #done() {
    return true;
  }
}
