import { byId, copy, redraw, scheduled } from "../helpers/dom.js";
import { initialsOf, paint } from "../helpers/person.js";
import { count, region, say } from "../helpers/words.js";

/** Who is here. Calls `talk` with whom I want to talk to alone. */
export function showPeople({ roster, me, talk }) {
  byId("people-list").addEventListener("click", ({ target }) => target.closest("button") && talk(target.closest("button").dataset.same));
  roster.on("change", scheduled(() => drawPeople(roster, me())));
}

function drawPeople({ nicknames, online }, me) {
  const mineFirst = [...nicknames].sort((a, b) => (b === me) - (a === me));
  redraw(byId("people-list"), mineFirst.map((nickname) => person(nickname, nickname === me)));
  byId("people-count").textContent = online.toLocaleString(region);
  byId("online").textContent = say("people.count", online);
  byId("people-more").textContent = online > nicknames.length ? count("people.more", online - nicknames.length) : "";
}

function person(nickname, me) {
  const texts = { ".avatar": initialsOf(nickname), ".person-name": nickname, ".person-me": me ? say("people.me") : "" };
  const item = paint(copy("person", texts), nickname);
  const label = say("people.talk", nickname);
  Object.assign(item.querySelector("button"), { hidden: me, title: label, ariaLabel: label }).dataset.same = nickname;
  return item;
}
