import { View, byId } from "../helpers/dom.js";

/** The switch between light, dark and what the system says. early.js applies the choice at the next load. */
export class ThemeView extends View {
  constructor() {
    super();
    const themes = byId("themes");
    const chosen = document.documentElement.dataset.theme ?? "system";
    themes.querySelector(`[value="${chosen}"]`).checked = true;
    this.listen(themes, "change", ({ target }) => choose(target.value));
  }
}

function choose(theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    localStorage.setItem("hubbub.theme", theme === "system" ? "" : theme);
  } catch {
    // Then it lasts as long as the page.
  }
}
