import { View, byId, copy } from "../helpers/dom.js";
import { count, say } from "../helpers/words.js";

const BACK_FOR = 4_000;
const SLOW = 1_200;

/** The one line that tells the truth about the connection. Empty when all is well. */
export class StatusView extends View {
  #line = byId("connection");
  #timer;
  #trouble;

  constructor({ connection, room }) {
    super();
    this.connection = connection;
    this.follow(connection, "state", (state) => this.#state(state));
    this.follow(room, "trouble", (key) => this.#troubled(key));
    this.follow(room, "back", (how) => this.#back(how));
  }

  #state({ kind, until }) {
    if (kind === "waiting") this.#waiting(until);
    else if (kind === "connecting" && this.#line.childElementCount) this.#write(say("connection.connecting"));
    else if (kind === "connecting") this.#later(SLOW, () => this.#write(say("connection.connecting")));
    else this.#clear();
  }

  #waiting(until) {
    this.#line.dataset.kind = "waiting";
    this.#line.replaceChildren(copy("waiting"));
    this.#line.querySelector(".connection-what").textContent = say("connection.waiting");
    const button = this.#line.querySelector("button");
    button.textContent = say("connection.now");
    button.addEventListener("click", () => this.connection.hurry());
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
    if (key && this.connection.online) this.#write(say(key));
    else if (before && this.connection.online) this.#clear();
  }

  #back({ reloaded, missed }) {
    const news = missed ? count("connection.back.new", missed) : say("connection.back");
    this.#write(reloaded ? say("connection.reloaded") : news, "back");
    this.#later(BACK_FOR, () => this.#clear());
  }

  #write(text, kind = "busy") {
    clearTimeout(this.#timer);
    this.#line.dataset.kind = kind;
    const words = document.createElement("span");
    words.className = "connection-what";
    words.textContent = text;
    this.#line.replaceChildren(words);
  }

  #clear() {
    clearTimeout(this.#timer);
    this.#line.replaceChildren();
  }

  #later(time, work) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(work, time);
  }
}
