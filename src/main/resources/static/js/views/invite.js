import { View, byId } from "../helpers/dom.js";
import { copyText } from "../helpers/clipboard.js";
import { say } from "../helpers/words.js";

/** The buttons that copy the link to this room. */
export class InviteView extends View {
  constructor({ room, base, notes, timeline }) {
    super();
    const link = new URL(`${base}rooms/${room}`, location.origin).href;
    for (const id of ["invite", "empty-invite"]) {
      this.listen(byId(id), "click", () => invite(byId(id), link, () => notes.say(say("notes.link.failed", link), timeline.to)));
    }
  }
}

async function invite(button, link, refused) {
  const label = button.querySelector("span");
  if (!(await copyText(link))) return refused();
  label.dataset.label ??= label.textContent;
  label.textContent = say("rooms.copied");
  setTimeout(() => (label.textContent = label.dataset.label), 2_000);
}
