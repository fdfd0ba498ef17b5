import { Amends } from "./amends.js";
import { Connection } from "./connection.js";
import { Courier } from "./courier.js";
import { Presence } from "./presence.js";
import { Room } from "./room.js";
import { Speech } from "./speech.js";
import { Api } from "./helpers/api.js";
import { copyText } from "./helpers/clipboard.js";
import { randomKey } from "./helpers/key.js";
import { browserStore } from "./helpers/store.js";
import { say } from "./helpers/words.js";
import { Backoff } from "./models/backoff.js";
import { Notes } from "./models/notes.js";
import { Outbox } from "./models/outbox.js";
import { Reading } from "./models/reading.js";
import { Roster } from "./models/roster.js";
import { Tabs } from "./models/tabs.js";
import { Timeline } from "./models/timeline.js";
import { Typists } from "./models/typists.js";
import { ComposerView } from "./views/composer.js";
import { DaysView } from "./views/days.js";
import { DoorView } from "./views/door.js";
import { DrawersView } from "./views/drawers.js";
import { InviteView } from "./views/invite.js";
import { KeysView } from "./views/keys.js";
import { MenuView } from "./views/menu.js";
import { PeopleView } from "./views/people.js";
import { RoomsView } from "./views/rooms.js";
import { SearchView } from "./views/search.js";
import { StatusView } from "./views/status.js";
import { ThemeView } from "./views/theme.js";
import { TimelineView } from "./views/timeline.js";
import { TitleView } from "./views/title.js";
import { TopicView } from "./views/topic.js";
import { TypingView } from "./views/typing.js";

const { room: name, base, invite } = document.body.dataset;
const store = browserStore("localStorage");
const session = browserStore("sessionStorage");
const api = new Api(base);
const connection = new Connection({ url: new URL(`${base}ws`, location.origin).href, backoff: new Backoff() });
const me = () => connection.me;

// What is known.
const timeline = new Timeline();
const roster = new Roster();
const typists = new Typists();
const notes = new Notes();
const tabs = new Tabs({
  id: tabId(),
  channel: globalThis.BroadcastChannel && new BroadcastChannel("hubbub.tabs"),
  wait: (time) => new Promise((done) => setTimeout(done, time)),
});
const outbox = new Outbox({ store, tab: tabs.id });
const readKey = `hubbub.read.${name}`;
const reading = new Reading({ last: store.get(readKey), keep: (seq) => store.set(readKey, seq) });

// What happens.
const lastKnown = (where) => (where === name ? timeline.to : Infinity);
const courier = new Courier({ outbox, connection, lastKnown, words: { noAnswer: say("message.noanswer") } });
const room = new Room({ name, invite, connection, api, timeline, roster, typists, notes });
const presence = new Presence({ connection, room, session, store, notes, timeline });

// What is seen.
const go = (other) => other !== name && location.assign(`${base}rooms/${other}`);
const log = new TimelineView({
  room, timeline, outbox, notes, reading, me,
  retry: (key) => { outbox.retry(key); courier.carry(); },
  discard: (key) => { outbox.discard(key); composer.focus(); },
});
const amends = new Amends({ room: name, connection, notes, timeline });
const acts = {
  go,
  leave: () => presence.leave(),
  rename: (nickname) => presence.rename(nickname),
  newest: () => log.toNewest(),
  topic: () => say(room.topic ? "notes.topic.is" : "notes.topic.missing", room.topic),
  help: () => keys.show(),
};
const speech = new Speech({ room: name, connection, outbox, courier, timeline, notes, roster, acts, amends });
const composer = new ComposerView({
  submit: (text, about) => speech.submit(text, about),
  last: () => timeline.newest.findLast(({ sender, deleted }) => sender === me() && !deleted),
  typing: () => connection.type(name),
  nicknames: () => roster.nicknames.filter((nickname) => nickname !== me()),
  draft: { get: () => store.get(`hubbub.draft.${name}`), set: (text) => store.set(`hubbub.draft.${name}`, text) },
});
const door = new DoorView({ join: (nickname) => connection.open(nickname), nickname: wantedNickname() });
const rooms = new RoomsView({ api, room: name, base, roster, go });
const keys = new KeysView({ rooms, timeline: log, composer });
new MenuView({ me, acts: {
  show: (seq) => log.show(seq),
  reply: (message) => composer.write("reply", message),
  edit: (message) => composer.write("edit", message),
  delete: ({ seq }) => amends.do("delete", { target: seq }),
  react: (message, emoji) => amends.react(message, emoji),
  copy: ({ content }) => copyText(content),
  link: ({ seq }) => copyText(new URL(`${base}rooms/${name}#${seq}`, location.origin).href),
} });
new SearchView({ api, room: name, base, rooms, show: (seq) => log.show(seq) });
new DaysView({ go: (at) => log.show(room.since(at)) });
new PeopleView({ roster, me, talk });
new StatusView({ connection, room });
new TypingView({ typists });
new TitleView({ reading });
new TopicView({ room });
new DrawersView();
new ThemeView();
new InviteView({ room: name, base, api, notes, timeline });

// How they hang together.
const begun = timeline.on("change", () => {
  if (!timeline.ready) return;
  begun();
  reading.begin(timeline.messages, me());
  reading.read(timeline.to);
  follow();
});
timeline.on("append", (messages) => timeline.ready && reading.arrive(messages, me()));
connection.on("state", ({ kind }) => kind === "online" && adopt());
connection.on("room", () => rooms.refresh());
for (const type of ["focus", "blur"]) addEventListener(type, attend);
document.addEventListener("visibilitychange", attend);
addEventListener("hashchange", follow);
addEventListener("online", () => connection.hurry());
addEventListener("offline", () => connection.drop());

presence.start({ door, welcome: () => { rooms.refresh(); focusComposer(); } });
if (connection.state.kind === "closed") showWhoIsHere();

function wantedNickname() {
  const address = new URL(location.href);
  const wanted = address.searchParams.get("nick") ?? store.get("hubbub.nick") ?? "";
  address.searchParams.delete("nick");
  history.replaceState(null, "", address);
  return wanted;
}

/** Opens the conversation of the two of us. */
async function talk(nickname) {
  try {
    go((await api.openDirect(nickname)).room);
  } catch {
    notes.say(say("people.talk.failed", nickname), timeline.to);
  }
}

/** The link to a message names it after the #. */
function follow() {
  const seq = Number(location.hash.slice(1));
  if (seq) log.show(seq);
}

async function showWhoIsHere() {
  try {
    const members = await api.members(name);
    door.showMembers(members.map(({ nickname }) => nickname));
  } catch {
    // The door works without it.
  }
}

/** On a phone the keyboard would cover the room before anything was read. */
function focusComposer() {
  if (matchMedia("(hover: hover)").matches) composer.focus();
}

function attend() {
  const present = !document.hidden && document.hasFocus();
  if (present) connection.hurry();
  if (present) reading.come(timeline.to);
  else reading.leave(timeline.to);
}

function tabId() {
  const id = session.get("hubbub.tab") ?? randomKey();
  session.set("hubbub.tab", id);
  return id;
}

/** Lines that a closed tab left behind are mine to send now. */
async function adopt() {
  const living = await tabs.others();
  if (living.has(tabs.id)) {
    session.set("hubbub.tab", undefined);
    tabs.id = tabId();
    outbox.renounce(tabs.id);
  }
  outbox.adopt(living);
  courier.carry();
}
