import { View, byId, copy, scheduled } from "../helpers/dom.js";
import { initialsOf, paint } from "../helpers/person.js";
import { count, region, say } from "../helpers/words.js";

/** Who is here. */
export class PeopleView extends View {
  constructor({ roster, me, talk }) {
    super();
    this.listen(byId("people-list"), "click", ({ target }) => {
      const button = target.closest(".person-talk");
      if (button) talk(button.dataset.nickname);
    });
    const draw = scheduled(() => drawPeople(roster, me()));
    this.follow(roster, "change", draw);
  }
}

function drawPeople({ nicknames, online }, me) {
  const mineFirst = [...nicknames].sort((a, b) => (b === me) - (a === me));
  const focused = document.activeElement.closest?.("#people-list") && document.activeElement.dataset.nickname;
  byId("people-list").replaceChildren(...mineFirst.map((nickname) => person(nickname, nickname === me)));
  if (focused) [...document.querySelectorAll(".person-talk")].find(({ dataset }) => dataset.nickname === focused)?.focus();
  byId("people-count").textContent = online.toLocaleString(region);
  byId("online").textContent = say("people.count", online);
  byId("people-more").textContent = online > nicknames.length ? count("people.more", online - nicknames.length) : "";
}

function person(nickname, me) {
  const item = paint(copy("person"), nickname);
  item.querySelector(".avatar").textContent = initialsOf(nickname);
  item.querySelector(".person-name").textContent = nickname;
  const talk = item.querySelector(".person-talk");
  talk.hidden = me;
  talk.dataset.nickname = nickname;
  talk.title = talk.ariaLabel = say("people.talk", nickname);
  item.querySelector(".person-me").textContent = me ? say("people.me") : "";
  return item;
}
