import { byId } from "../helpers/dom.js";

/** The switch between light, dark and what the system says. early.js applies the choice at the next load. */
export function switchTheme(store) {
  const { dataset } = document.documentElement;
  byId("themes").querySelector(`[value="${dataset.theme || "system"}"]`).checked = true;
  byId("themes").addEventListener("change", ({ target: { value } }) => {
    dataset.theme = value === "system" ? "" : value;
    store.set("hubbub.theme", dataset.theme);
  });
}
