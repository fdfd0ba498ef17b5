import { View, byId, closePopover } from "../helpers/dom.js";

/** The keys that work everywhere, and the dialog that lists them. */
export class KeysView extends View {
  #regions = { rooms: this.rooms, log: this.log, composer: this.composer };

  constructor(parts) {
    super(parts);
    this.listen(document, "keydown", (event) => this.#pressed(event));
    this.listen(byId("keys-show"), "click", () => this.show());
  }

  show() {
    closePopover();
    byId("keys").showModal();
  }

  #pressed(event) {
    if (document.documentElement.dataset.phase !== "room" || document.querySelector("dialog[open]") || event.isComposing) return;
    const act = this.#meant(event);
    if (act) event.preventDefault(), act();
    else if (event.key === "Escape" && !document.querySelector(":popover-open")) this.log.toNewest(), this.composer.focus();
    // Whoever begins to write means the composer, wherever the focus is.
    else if (isWritten(event)) this.composer.focus();
  }

  #meant(event) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (key === "F6") return () => this.#nextRegion(shiftKey ? -1 : 1);
    if ((ctrlKey || metaKey) && key === "k") return () => this.rooms.choose();
    if (altKey && ["ArrowDown", "ArrowUp"].includes(key)) return () => this.rooms.step(key === "ArrowDown" ? 1 : -1);
    return key === "?" && isWritten(event) && (() => this.show());
  }

  #nextRegion(by) {
    const reachable = Object.keys(this.#regions).filter((id) => byId(id).checkVisibility());
    const at = reachable.findIndex((id) => byId(id).contains(document.activeElement));
    this.#regions[reachable.at(at < 0 ? -1 : (at + by) % reachable.length)].focus();
  }
}

function isWritten({ key, ctrlKey, metaKey, altKey, target }) {
  const plain = [...key].length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
  return plain && !target.closest("input, textarea, select, button, a, [popover]");
}
