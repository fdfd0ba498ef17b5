import { byId } from "../helpers/dom.js";

const DRAWERS = { rooms: "(width < 45rem)", people: "(width < 68rem)" };

/** Makes a panel a drawer where the screen is too narrow for it. Escape and a tap outside close it. */
export function makeDrawers() {
  for (const [id, query] of Object.entries(DRAWERS)) {
    const [panel, narrow] = [byId(id), matchMedia(query)];
    const adapt = () => (panel.popover = narrow.matches ? "auto" : null);
    adapt();
    narrow.addEventListener("change", adapt);
    panel.addEventListener("toggle", ({ newState }) => toggled(panel, newState === "open"));
  }
}

/** What lies behind an open drawer is out of reach, so that Tab stays inside; the room's name can still be read. */
function toggled(panel, open) {
  for (const part of document.querySelectorAll("#chat > :not(.bar), .bar button")) part.inert = open;
  const next = open ? panel.querySelector(".drawer-close") : document.querySelector(`[popovertarget="${panel.id}"]:not(.drawer-close)`);
  next.focus();
}
