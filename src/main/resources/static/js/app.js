import { Amends } from "./amends.js";
import { Connection } from "./connection.js";
import { Courier } from "./courier.js";
import { Elsewhere, readKey } from "./elsewhere.js";
import { Notifier, isPresent } from "./notifier.js";
import { Presence } from "./presence.js";
import { Push } from "./push.js";
import { Room } from "./room.js";
import { Speech } from "./speech.js";
import { Api } from "./helpers/api.js";
import { copyText } from "./helpers/clipboard.js";
import { hovers } from "./helpers/dom.js";
import { browserStore } from "./helpers/store.js";
import { installWorker } from "./helpers/worker.js";
import { say } from "./helpers/words.js";
import { Attention } from "./models/attention.js";
import { Backoff } from "./models/backoff.js";
import { Notes } from "./models/notes.js";
import { Outbox } from "./models/outbox.js";
import { Reading } from "./models/reading.js";
import { Roster } from "./models/roster.js";
import { Timeline } from "./models/timeline.js";
import { Typists } from "./models/typists.js";
import { AboutView } from "./views/about.js";
import { ComposerView } from "./views/composer.js";
import { askForDay } from "./views/days.js";
import { DoorView } from "./views/door.js";
import { makeDrawers } from "./views/drawers.js";
import { KeysView } from "./views/keys.js";
import { MenuView } from "./views/menu.js";
import { OffersView } from "./views/offers.js";
import { showPeople } from "./views/people.js";
import { PickerView } from "./views/picker.js";
import { RoomsView } from "./views/rooms.js";
import { SearchView } from "./views/search.js";
import { SettingsView } from "./views/settings.js";
import { StatusView } from "./views/status.js";
import { switchTheme } from "./views/theme.js";
import { TimelineView } from "./views/timeline.js";
import { drawTitle } from "./views/title.js";
import { drawTopic } from "./views/topic.js";
import { drawTyping } from "./views/typing.js";

const { room: name, base, invite, kind } = document.body.dataset;
const store = browserStore("localStorage");
const session = browserStore("sessionStorage");
const api = new Api(base);
const connection = new Connection({ url: new URL(`${base}ws`, location.origin).href, backoff: new Backoff() });
const me = () => connection.me;
const tell = (key, ...parts) => notes.say(say(key, ...parts));

// What is known.
const timeline = new Timeline();
const attention = new Attention({ store, me });
const roster = new Roster();
const typists = new Typists();
const notes = new Notes({ now: () => timeline.to });
const outbox = new Outbox({ store });
const reading = new Reading({ last: store.get(readKey(name)), keep: (seq) => store.set(readKey(name), seq) });

// What happens.
const courier = new Courier({ outbox, connection, lastKnown: (room) => (room === name ? timeline.to : Infinity) });
const room = new Room({ name, invite, connection, api, timeline, roster, typists, notes, attention, tell });
const elsewhere = new Elsewhere({ here: name, store, connection, api, attention });
const presence = new Presence({ connection, room, session, store });
const push = new Push({ api, store });
const amends = new Amends({ room: name, connection, notes, tell });
const acts = { go, leave: () => leave(name), quit: () => presence.leave(), talk, newest: () => log.toNewest(), help: () => keys.show() };
const speech = new Speech({ room, connection, outbox, courier, timeline, notes, roster, acts, amends, attention, tell, api });

// What is seen.
const log = new TimelineView({
  room, timeline, outbox, notes, reading, attention, roster, me, tell,
  retry: (key) => { outbox.retry(key); courier.carry(); },
  discard: (key) => { outbox.discard(key); composer.focus(); },
});
const others = () => roster.nicknames.filter((nickname) => nickname !== me());
const picker = new PickerView({ api, store });
const composer = new ComposerView({
  submit: (text, about) => speech.submit(text, about),
  last: () => timeline.newest.findLast(({ sender, deleted }) => sender === me() && !deleted),
  typing: () => attention.typing && connection.type(name),
  nicknames: others,
  offers: new OffersView({ nicknames: others, picker }),
  draft: { get: () => store.get(`hubbub.draft.${name}`), set: (text) => store.set(`hubbub.draft.${name}`, text) },
});
const door = new DoorView({ join: (nickname) => connection.open(nickname), nickname: wantedNickname() });
const rooms = new RoomsView({ api, room: name, base, roster, elsewhere, go, leave });
const keys = new KeysView({ rooms, log, composer });
const show = (seq) => log.show(seq);
new MenuView({ me, acts: {
  show,
  reply: (message) => composer.write("reply", message),
  edit: (message) => composer.write("edit", message),
  delete: ({ seq }) => amends.do("delete", { target: seq }),
  react: (message, emoji) => amends.react(message, emoji),
  more: (message) => picker.open((emoji) => amends.react(message, emoji)),
  copy: ({ content }) => copyText(content),
  ignore: ({ sender }) => speech.submit(`/ignore ${sender}`),
  order: (line) => speech.submit(line),
  link: ({ seq }) => copyText(new URL(`${base}rooms/${name}#${seq}`, location.origin).href),
} });
new SearchView({ api, room: name, base, rooms, attention, show });
showPeople({ roster, me, talk: (nickname) => talk(nickname).then((other) => other && go(other)) });
new StatusView({ connection, room });
makeDrawers();
askForDay((at) => show(room.since(at)));
switchTheme(store);
typists.on("change", () => drawTyping(typists.nicknames));
room.on("topic", drawTopic);
for (const model of [reading, elsewhere]) model.on("change", () => drawTitle(reading.unread + elsewhere.calls));
new SettingsView({ store, attention, push });
new AboutView({ api, room, attention, amends, tell, leave: acts.leave });
const notifier = new Notifier({ store, attention, base, label: (other) => rooms.label(other) });

// How they hang together.
const begun = timeline.on("change", () => {
  if (!timeline.ready) return;
  begun();
  reading.begin(heeded(timeline.messages), me());
  reading.read(timeline.to);
  follow();
});
timeline.on("append", (messages) => {
  if (!timeline.ready) return;
  reading.arrive(heeded(messages), me());
  reading.read(timeline.to);
  notifier.tell(messages);
});
elsewhere.on("message", (message) => notifier.tell([message]));
connection.on("state", ({ kind }) => kind === "online" && settle());
connection.on("room", () => rooms.refresh());
connection.on("renamed", ({ before, nickname }) => outbox.rename(before, nickname));
outbox.on("failed", (entry) => entry && entry.room !== name && tell("message.elsewhere", entry.content));
for (const type of ["focus", "blur"]) addEventListener(type, attend);
document.addEventListener("visibilitychange", attend);
addEventListener("hashchange", follow);
addEventListener("storage", ({ key }) => outbox.hear(key));
addEventListener("online", () => connection.hurry());
addEventListener("offline", () => connection.drop());
addEventListener("load", () => installWorker(base)?.catch(() => {}));

attend();
// On a phone the keyboard would cover the room before anything was read.
presence.start({ door, welcome: () => { rooms.refresh(); if (hovers()) composer.focus(); } });
// The door works without knowing who is behind it.
if (connection.state.kind === "closed") api.members(name).then((all) => door.showMembers(all.map(({ nickname }) => nickname)), () => {});

function go(other) { if (other !== name) location.assign(`${base}rooms/${other}`); }

function wantedNickname() {
  const address = new URL(location.href);
  const wanted = address.searchParams.get("nick") ?? store.get("hubbub.nick") ?? "";
  address.searchParams.delete("nick");
  history.replaceState(null, "", address);
  return wanted;
}

/** What I want to read. */
function heeded(messages) { return messages.filter(({ sender }) => !attention.ignores(sender)); }

/** Out of a room for good; out of the last one is goodbye. */
async function leave(other) {
  const next = elsewhere.joined.find((one) => one !== other);
  if (other === name && kind === "public" && !next) return presence.leave();
  const left = !other.startsWith("private-") || (await api.leaveRoom(other).then(() => true, () => false));
  if (!left) return tell("rooms.private.failed");
  elsewhere.leave(other);
  if (other === name) go(next ?? "public");
  rooms.refresh();
}

/** Opens the conversation of the two of us, and tells its room. */
async function talk(nickname) { return (await api.openDirect(nickname).catch(() => tell("people.talk.failed", nickname)))?.room; }

/** The link to a message names it after the #. */
function follow() {
  const seq = Number(location.hash.slice(1));
  if (seq) show(seq);
}

function attend() {
  if (isPresent()) connection.hurry(), reading.come(timeline.to);
  else reading.leave(timeline.to);
}

/** What is to be done once the connection stands. */
function settle() {
  outbox.adopt();
  courier.carry();
  if (kind === "public") elsewhere.join(name);
  push.begin().catch(() => {});
}
