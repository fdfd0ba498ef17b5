import { byId, copy } from "../helpers/dom.js";
import { say } from "../helpers/words.js";

/** "Ann and Bo are typing". */
export function drawTyping([one, two, ...more]) {
  const said = more.length ? say("typing.many") : say(two ? "typing.two" : "typing.one", one, two);
  byId("typing").replaceChildren(...(one ? [copy("typing", { ".typing-who": said })] : []));
}
