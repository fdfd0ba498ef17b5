import { View, byId } from "../helpers/dom.js";

/** The keys that work everywhere, and the dialog that lists them. */
export class KeysView extends View {
  #dialog = byId("keys");
  #regions;

  constructor({ rooms, timeline, composer }) {
    super();
    Object.assign(this, { rooms, timeline, composer });
    this.#regions = [["rooms", rooms], ["log", timeline], ["composer", composer]];
    this.listen(document, "keydown", (event) => this.#pressed(event));
    this.listen(byId("keys-show"), "click", () => this.show());
  }

  show() {
    document.querySelector(":popover-open")?.hidePopover();
    this.#dialog.showModal();
  }

  #pressed(event) {
    if (document.documentElement.dataset.phase !== "room" || document.querySelector("dialog[open]") || event.isComposing) return;
    if (event.key === "F6") this.#taken(event, () => this.#nextRegion(event.shiftKey ? -1 : 1));
    else if ((event.ctrlKey || event.metaKey) && event.key === "k") this.#taken(event, () => this.rooms.choose());
    else if (event.altKey && event.key === "ArrowDown") this.#taken(event, () => this.rooms.step(1));
    else if (event.altKey && event.key === "ArrowUp") this.#taken(event, () => this.rooms.step(-1));
    else if (event.key === "Escape" && !document.querySelector(":popover-open")) this.#home();
    else if (isWritten(event) && !isControl(event.target)) this.#written(event);
  }

  #taken(event, work) {
    event.preventDefault();
    work();
  }

  #nextRegion(by) {
    const reachable = this.#regions.filter(([id]) => byId(id).checkVisibility());
    const at = reachable.findIndex(([id]) => byId(id).contains(document.activeElement));
    const next = at < 0 ? reachable.length - 1 : (at + by + reachable.length) % reachable.length;
    reachable[next][1].focus();
  }

  #home() {
    this.timeline.toNewest();
    this.composer.focus();
  }

  /** Whoever begins to write means the composer, wherever the focus is. */
  #written(event) {
    if (event.key === "?") this.#taken(event, () => this.show());
    else this.composer.focus();
  }
}

function isWritten({ key, ctrlKey, metaKey, altKey }) {
  return [...key].length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
}

function isControl(element) {
  return element.closest("input, textarea, select, button, a, [popover]") !== null;
}
