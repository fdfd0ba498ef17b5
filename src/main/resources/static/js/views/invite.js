import { View, byId } from "../helpers/dom.js";
import { copyText } from "../helpers/clipboard.js";
import { say } from "../helpers/words.js";

/** The buttons that copy the link to this room. */
export class InviteView extends View {
  constructor({ room, base, api, notes, timeline }) {
    super();
    /** The name of a private room leads nowhere: its invite does. */
    const link = async () => {
      const path = document.body.dataset.kind === "public" ? `rooms/${room}` : `join/${(await api.invite(room)).invite}`;
      return new URL(base + path, location.origin).href;
    };
    const refused = (text) => notes.say(text, timeline.to);
    for (const id of ["invite", "empty-invite"]) {
      this.listen(byId(id), "click", () =>
        link().then(
          (href) => invite(byId(id), href, () => refused(say("notes.link.failed", href))),
          () => refused(say("rooms.private.failed")),
        ),
      );
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
