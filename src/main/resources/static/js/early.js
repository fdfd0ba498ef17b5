// Runs before the first paint, so that a reload shows neither the door nor the wrong colours for a moment.
(() => {
  const { dataset } = document.documentElement;
  try {
    if (sessionStorage.getItem("hubbub.joined") && dataset.phase) dataset.phase = "room";
    dataset.theme = JSON.parse(localStorage.getItem("hubbub.theme")) ?? "";
  } catch {
    // A browser that keeps nothing simply starts at the door.
  }
})();
