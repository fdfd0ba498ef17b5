import { View, byId } from "../helpers/dom.js";
import { copyShown } from "../helpers/clipboard.js";
import { say } from "../helpers/words.js";

/** What there is to know and to decide about this room: its topic, who may come, how loud it is, and the way out. */
export class AboutView extends View {
  #dialog = byId("about-room");
  #link = byId("about-link");
  #acts = {
    copy: (button) => copyShown(this.#link.value, button, "rooms.copied"),
    renew: () => this.api.renewInvite(this.room.name).then(() => this.#show()),
    revoke: () => this.api.revokeInvite(this.room.name).then(() => this.#show()),
    leave: () => (this.#dialog.close(), this.leave()),
  };

  constructor(parts) {
    super(parts);
    this.listen(byId("about-open"), "click", () => this.open());
    this.clicks(this.#dialog, "[data-act]", (button) => this.#act(button));
    this.listen(byId("about-topic"), "submit", (event) => (event.preventDefault(), this.#name()));
    this.listen(this.#dialog, "change", ({ target }) => target.name === "level" && this.attention.setLevel(this.room.name, target.value));
    this.clicks(document, "#invite, #empty-invite", (button) => this.#invite(button.querySelector("span")));
  }

  open() {
    this.#tell("");
    byId("topic-text").value = this.room.topic ?? "";
    this.#dialog.querySelector(`[value=${this.attention.level(this.room.name)}]`).checked = true;
    this.#dialog.showModal();
    this.#show();
  }

  /** The name of a private room leads nowhere: its invite does. */
  async #href() {
    const { name } = this.room;
    const path = document.body.dataset.kind === "private" ? `join/${(await this.api.invite(name)).invite}` : `rooms/${name}`;
    return new URL(this.api.base + path, location.origin).href;
  }

  async #show() {
    const href = await this.#href().catch(() => "");
    if (this.#link) this.#link.value = href;
    const code = byId("about-code");
    if (!code) return;
    code.hidden = !href;
    if (href) code.src = `${this.api.base}api/private-rooms/${this.room.name}/invite.svg?${href.slice(-8)}`;
    this.#dialog.querySelector("[data-act=revoke]").hidden = !href;
  }

  #act(button) { Promise.resolve(button).then(this.#acts[button.dataset.act]).catch(() => this.#tell(say("rooms.private.failed"))); }

  #tell(text) { byId("about-problem").textContent = text; }

  #name() {
    const content = byId("topic-text").value.trim();
    if (content !== (this.room.topic ?? "")) this.amends.do("topic", { content });
    this.#dialog.close();
  }

  async #invite(label) {
    const href = await this.#href().catch(() => this.tell("rooms.private.failed"));
    if (href && !(await copyShown(href, label, "rooms.copied"))) this.tell("notes.link.failed", href);
  }
}
