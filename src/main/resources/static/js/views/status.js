import { View, byId, copy } from "../helpers/dom.js";
import { count, say } from "../helpers/words.js";

const BACK_FOR = 4_000;
const SLOW = 1_200;

/** The one line that tells the truth about the connection. Empty when all is well. */
export class StatusView extends View {
  #line = byId("connection");
  #timer;
  #trouble;

  constructor(parts) {
    super(parts);
    this.follow(this.connection, "state", (state) => this.#state(state));
    this.follow(this.room, "trouble", (key) => this.#troubled(key));
    this.follow(this.room, "back", (how) => this.#back(how));
    this.clicks(this.#line, "button", () => this.connection.hurry());
  }

  #state({ kind, until }) {
    if (kind === "waiting") this.#waiting(until);
    else if (kind !== "connecting") this.#clear();
    else this.#later(this.#line.childElementCount ? 0 : SLOW, () => this.#write(say("connection.connecting")));
  }

  #waiting(until) {
    this.#put("waiting", copy("waiting"));
    this.#countDown(until);
  }

  #countDown(until) {
    const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1_000));
    this.#line.querySelector(".connection-when").textContent = say("connection.waiting.in", seconds);
    this.#later(1_000, () => this.#countDown(until));
  }

  #troubled(key) {
    const before = this.#trouble;
    this.#trouble = key;
    if (!this.connection.online) return;
    if (key) this.#write(say(key));
    else if (before) this.#clear();
  }

  #back({ reloaded, missed }) {
    const news = missed ? count("connection.back.new", missed) : say("connection.back");
    this.#write(reloaded ? say("connection.reloaded") : news, "back");
    this.#later(BACK_FOR, () => this.#clear());
  }

  #write(text, kind = "busy") { this.#put(kind, copy("connection", { ".connection-what": text })); }
  #clear() { this.#put(""); }

  #put(kind, ...what) {
    clearTimeout(this.#timer);
    this.#line.dataset.kind = kind;
    this.#line.replaceChildren(...what);
  }

  #later(time, work) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(work, time);
  }
}
