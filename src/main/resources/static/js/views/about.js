import { View, byId } from "../helpers/dom.js";
import { copyText } from "../helpers/clipboard.js";
import { say } from "../helpers/words.js";

/** What there is to know and to decide about this room: its topic, who may come, how loud it is, and the way out. */
export class AboutView extends View {
  #dialog = byId("about-room");
  #link = byId("about-link");
  #problem = byId("about-problem");
  #private = document.body.dataset.kind === "private";

  constructor(parts) {
    super();
    Object.assign(this, parts);
    this.listen(byId("about-open"), "click", () => this.open());
    this.listen(this.#dialog, "click", ({ target }) => this.#act(target.closest("[data-act]")?.dataset.act));
    this.listen(byId("about-topic"), "submit", (event) => (event.preventDefault(), this.#name()));
    this.listen(this.#dialog, "change", ({ target }) => target.name === "level" && this.attention.setLevel(this.room.name, target.value));
    for (const id of ["invite", "empty-invite"]) this.listen(byId(id), "click", () => this.#invite(byId(id).querySelector("span")));
  }

  open() {
    this.#problem.textContent = "";
    byId("topic-text").value = this.room.topic ?? "";
    this.#dialog.querySelector(`[value=${this.attention.level(this.room.name)}]`).checked = true;
    this.#dialog.showModal();
    this.#show();
  }

  /** The name of a private room leads nowhere: its invite does. */
  async #href() {
    const { base } = this.room.api;
    const path = this.#private ? `join/${(await this.room.api.invite(this.room.name)).invite}` : `rooms/${this.room.name}`;
    return new URL(base + path, location.origin).href;
  }

  async #show() {
    const href = await this.#href().catch(() => "");
    this.#link.value = href;
    const code = byId("about-code");
    if (!code) return;
    code.hidden = !href;
    if (href) code.src = `${this.room.api.base}api/private-rooms/${this.room.name}/invite.svg?${href.slice(-8)}`;
    this.#dialog.querySelector("[data-act=revoke]").hidden = !href;
  }

  #acts = {
    copy: () => this.#copied(this.#link.value, this.#dialog.querySelector("[data-act=copy]")),
    renew: () => this.room.api.renewInvite(this.room.name).then(() => this.#show()),
    revoke: () => this.room.api.revokeInvite(this.room.name).then(() => this.#show()),
    leave: () => (this.#dialog.close(), this.leave()),
  };

  async #act(act) {
    try {
      await this.#acts[act]?.();
    } catch {
      this.#problem.textContent = say("rooms.private.failed");
    }
  }

  #name() {
    const content = byId("topic-text").value.trim();
    if (content !== (this.room.topic ?? "")) this.amends.do("topic", { content });
    this.#dialog.close();
  }

  async #invite(label) {
    try {
      const href = await this.#href();
      if (!(await this.#copied(href, label))) this.tell(say("notes.link.failed", href));
    } catch {
      this.tell(say("rooms.private.failed"));
    }
  }

  async #copied(text, label) {
    if (!text || !(await copyText(text))) return false;
    label.dataset.label ??= label.textContent;
    label.textContent = say("rooms.copied");
    setTimeout(() => (label.textContent = label.dataset.label), 2_000);
    return true;
  }
}
