import { byId } from "../helpers/dom.js";

const title = document.title;
const icon = byId("favicon");
const plain = icon.href;

/** Tells what waits here while I look elsewhere: a number in the title, a dot in the icon, a badge on the app. */
export function drawTitle(unread) {
  const now = unread ? `(${unread}) ${title}` : title;
  if (document.title === now) return;
  document.title = now;
  icon.href = unread ? icon.dataset.unread : plain;
  // Nought takes the badge away.
  navigator.setAppBadge?.(unread).catch(() => {});
}
