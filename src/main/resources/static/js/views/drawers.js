import { View, byId } from "../helpers/dom.js";

const DRAWERS = { rooms: "(width < 45rem)", people: "(width < 68rem)" };

/** Makes a panel a drawer where the screen is too narrow for it. Escape and a tap outside close it. */
export class DrawersView extends View {
  constructor() {
    super();
    for (const [id, narrow] of Object.entries(DRAWERS)) this.#watch(byId(id), matchMedia(narrow));
  }

  #watch(panel, narrow) {
    const adapt = () => {
      if (narrow.matches) panel.popover = "auto";
      else panel.removeAttribute("popover");
    };
    adapt();
    this.listen(narrow, "change", adapt);
    this.listen(panel, "toggle", ({ newState }) => this.#toggled(panel, newState === "open"));
  }

  /** What lies behind an open drawer is out of reach, so that Tab stays inside; the room's name can still be read. */
  #toggled(panel, open) {
    for (const part of document.querySelectorAll("#chat > :not(.bar), .bar button")) part.inert = open;
    if (open) panel.querySelector(".drawer-close").focus();
    else document.querySelector(`[popovertarget="${panel.id}"]:not(.drawer-close)`).focus();
  }
}
