import { View, byId, copy } from "../helpers/dom.js";
import { say } from "../helpers/words.js";

/** "Ann and Bo are typing". */
export class TypingView extends View {
  constructor({ typists }) {
    super();
    this.follow(typists, "change", () => draw(typists.nicknames));
  }
}

function draw(nicknames) {
  const line = byId("typing");
  line.replaceChildren(...(nicknames.length ? [copy("typing")] : []));
  if (nicknames.length) line.querySelector(".typing-who").textContent = sentence(nicknames);
}

function sentence([one, two, ...more]) {
  if (more.length) return say("typing.many");
  return two ? say("typing.two", one, two) : say("typing.one", one);
}
