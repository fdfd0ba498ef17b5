import { byId } from "../helpers/dom.js";

/** Leads to a day: the sign above each day's messages opens the question which. Calls `go` with the moment it began. */
export function askForDay(go) {
  byId("days").addEventListener("submit", (event) => {
    event.preventDefault();
    byId("days").hidePopover();
    go(new Date(`${byId("day").value}T00:00`).toISOString());
  });
}
