import { Emitter } from "../helpers/emitter.js";
import { names } from "./nicknames.js";

/** What may call for my attention: a level for each room, words I look out for, and people I do not want to read. */
export class Attention extends Emitter {
  /** Whether I see who is typing, and they see me. */
  get typing() { return this.store.get("hubbub.typing") ?? true; }

  /** Of what in a room I am told: `all`, `mentions` or `nothing`. */
  level(room) { return this.store.get(`hubbub.level.${room}`) ?? "mentions"; }
  setLevel(room, level) { this.#set(`hubbub.level.${room}`, level === "mentions" ? undefined : level); }

  get keywords() { return this.store.get("hubbub.keywords") ?? []; }
  set keywords(words) { this.#set("hubbub.keywords", words.map((word) => word.trim()).filter(Boolean)); }

  get ignored() { return this.store.get("hubbub.ignored") ?? []; }
  ignores(nickname) { return [...this.ignored, ...Object.values(this.#borrowed)].includes(nickname.toLowerCase()); }

  /** Who is ignored, and the other nickname they have now. It is nobody's fault to have it after them. */
  get #borrowed() { return this.store.get("hubbub.borrowed") ?? {}; }

  /** True when this person is ignored from now on, false when no longer. */
  ignore(nickname) {
    const name = nickname.toLowerCase();
    const others = this.ignored.filter((one) => one !== name);
    const ignore = others.length === this.ignored.length;
    this.store.set("hubbub.borrowed", { ...this.#borrowed, [name]: undefined });
    this.#set("hubbub.ignored", ignore ? [...others, name] : others);
    return ignore;
  }

  /** Another nickname does not end that; the one before is free for others. */
  rename(before, nickname) {
    const [old, now] = [before.toLowerCase(), nickname.toLowerCase()];
    const all = this.#borrowed;
    const chosen = Object.keys(all).find((one) => all[one] === old) ?? (this.ignored.includes(old) && old);
    if (chosen) this.#set("hubbub.borrowed", { ...all, [chosen]: now === chosen ? undefined : now });
  }

  /** Whether a message is to be seen and counted at all. */
  heeds({ sender }) { return sender !== this.me() && !this.ignores(sender); }

  /** Whether it stands out: it names me, or a word I look out for. */
  marks({ sender, content = "" }) {
    return sender !== this.me() && [this.me() ?? "", ...this.keywords].some((word) => names(content, word));
  }

  /** Whether I am told of it, wherever I am. */
  calls(message) {
    const level = this.level(message.room);
    if (level === "nothing" || !this.heeds(message)) return false;
    return level === "all" || message.room.startsWith("direct-") || this.marks(message);
  }

  #set(key, value) {
    this.store.set(key, value);
    this.emit("change");
  }
}
