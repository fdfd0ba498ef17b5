// Runs before the first paint, so that a reload shows neither the door nor the wrong colours for a moment.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("hubbub.theme");
    if (theme) root.dataset.theme = theme;
    if (sessionStorage.getItem("hubbub.joined") && root.dataset.phase) root.dataset.phase = "room";
  } catch {
    // A browser that keeps nothing simply starts at the door.
  }
})();
