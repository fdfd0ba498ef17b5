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
import { randomKey } from "./helpers/key.js";
import { browserStore } from "./helpers/store.js";
import { installWorker } from "./helpers/worker.js";
import { say } from "./helpers/words.js";
import { Attention } from "./models/attention.js";
import { Backoff } from "./models/backoff.js";
import { Notes } from "./models/notes.js";
import { Outbox } from "./models/outbox.js";
import { Reading } from "./models/reading.js";
import { Roster } from "./models/roster.js";
import { Tabs } from "./models/tabs.js";
import { Timeline } from "./models/timeline.js";
import { Typists } from "./models/typists.js";
import { AboutView } from "./views/about.js";
import { ComposerView } from "./views/composer.js";
import { DaysView } from "./views/days.js";
import { DoorView } from "./views/door.js";
import { DrawersView } from "./views/drawers.js";
import { KeysView } from "./views/keys.js";
import { MenuView } from "./views/menu.js";
import { OffersView } from "./views/offers.js";
import { PeopleView } from "./views/people.js";
import { PickerView } from "./views/picker.js";
import { RoomsView } from "./views/rooms.js";
import { SearchView } from "./views/search.js";
import { SettingsView } from "./views/settings.js";
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
const attention = new Attention({ store, me });
const roster = new Roster();
const typists = new Typists();
const notes = new Notes();
const tabs = new Tabs({
  id: tabId(),
  channel: globalThis.BroadcastChannel && new BroadcastChannel("hubbub.tabs"),
  wait: (time) => new Promise((done) => setTimeout(done, time)),
});
const outbox = new Outbox({ store, tab: tabs.id });
const reading = new Reading({ last: store.get(readKey(name)), keep: (seq) => store.set(readKey(name), seq) });

// What happens.
const lastKnown = (where) => (where === name ? timeline.to : Infinity);
const courier = new Courier({ outbox, connection, lastKnown, words: { noAnswer: say("message.noanswer") } });
const room = new Room({ name, invite, connection, api, timeline, roster, typists, notes, attention });
const elsewhere = new Elsewhere({ here: name, store, connection, api, attention });
const presence = new Presence({ connection, room, session, store });

// What is seen.
const go = (other) => other !== name && location.assign(`${base}rooms/${other}`);
const log = new TimelineView({
  room, timeline, outbox, notes, reading, attention, roster, me,
  retry: (key) => { outbox.retry(key); courier.carry(); },
  discard: (key) => { outbox.discard(key); composer.focus(); },
});
const amends = new Amends({ room: name, connection, notes, timeline });
const acts = {
  go,
  leave: () => leave(name),
  quit: () => presence.leave(),
  talk,
  newest: () => log.toNewest(),
  topic: () => say(room.topic ? "notes.topic.is" : "notes.topic.missing", room.topic),
  help: () => keys.show(),
};
const speech = new Speech({ room: name, connection, outbox, courier, timeline, notes, roster, acts, amends, attention });
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
const keys = new KeysView({ rooms, timeline: log, composer });
new MenuView({ me, acts: {
  show: (seq) => log.show(seq),
  reply: (message) => composer.write("reply", message),
  edit: (message) => composer.write("edit", message),
  delete: ({ seq }) => amends.do("delete", { target: seq }),
  react: (message, emoji) => amends.react(message, emoji),
  more: (message) => picker.open((emoji) => amends.react(message, emoji)),
  copy: ({ content }) => copyText(content),
  ignore: ({ sender }) => speech.submit(`/ignore ${sender}`),
  link: ({ seq }) => copyText(new URL(`${base}rooms/${name}#${seq}`, location.origin).href),
} });
new SearchView({ api, room: name, base, rooms, attention, show: (seq) => log.show(seq) });
new DaysView({ go: (at) => log.show(room.since(at)) });
new PeopleView({ roster, me, talk: (nickname) => talk(nickname).then((other) => other && go(other)) });
new StatusView({ connection, room });
new TypingView({ typists });
new TitleView({ reading, elsewhere });
new TopicView({ room });
new DrawersView();
new ThemeView();
const push = new Push({ api, store });
new SettingsView({ store, attention, push });
new AboutView({ room, attention, amends, leave: acts.leave, tell: (text) => notes.say(text, timeline.to) });
const notifier = new Notifier({ store, attention, base, label: (other) => rooms.label(other) });

// How they hang together.
const begun = timeline.on("change", () => {
  if (!timeline.ready) return;
  begun();
  reading.begin(heeded(timeline.messages), me());
  reading.read(timeline.to);
  follow();
});
timeline.on("append", (messages) => timeline.ready && reading.arrive(heeded(messages), me()));
timeline.on("append", () => timeline.ready && reading.read(timeline.to));
timeline.on("append", (messages) => timeline.ready && notifier.tell(messages));
elsewhere.on("message", (message) => notifier.tell([message]));
connection.on("state", ({ kind }) => kind === "online" && settle());
connection.on("room", () => rooms.refresh());
outbox.on("failed", (entry) => entry && entry.room !== name && notes.say(say("message.elsewhere", entry.content), timeline.to));
connection.on("renamed", ({ before, nickname }) => outbox.rename(before, nickname));
for (const type of ["focus", "blur"]) addEventListener(type, attend);
document.addEventListener("visibilitychange", attend);
addEventListener("hashchange", follow);
addEventListener("online", () => connection.hurry());
addEventListener("offline", () => connection.drop());

addEventListener("load", () => installWorker(base)?.catch(() => {}));
attend();
presence.start({ door, welcome: () => { rooms.refresh(); focusComposer(); } });
if (connection.state.kind === "closed") showWhoIsHere();

function wantedNickname() {
  const address = new URL(location.href);
  const wanted = address.searchParams.get("nick") ?? store.get("hubbub.nick") ?? "";
  address.searchParams.delete("nick");
  history.replaceState(null, "", address);
  return wanted;
}

/** What I want to read. */
function heeded(messages) {
  return messages.filter(({ sender }) => !attention.ignores(sender));
}

/** Out of a room for good; out of the last one is goodbye. */
async function leave(other) {
  const next = elsewhere.joined.find((one) => one !== other);
  if (other === name && document.body.dataset.kind === "public" && !next) return presence.leave();
  try {
    if (other.startsWith("private-")) await api.leaveRoom(other);
  } catch {
    return notes.say(say("rooms.private.failed"), timeline.to);
  }
  elsewhere.leave(other);
  if (other === name) go(next ?? "public");
  rooms.refresh();
}

/** Opens the conversation of the two of us, and tells its room. */
async function talk(nickname) {
  try {
    return (await api.openDirect(nickname)).room;
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
  const present = isPresent();
  if (present) connection.hurry();
  if (present) reading.come(timeline.to);
  else reading.leave(timeline.to);
}

function tabId() {
  const id = session.get("hubbub.tab") ?? randomKey();
  session.set("hubbub.tab", id);
  return id;
}

/** What is to be done once the connection stands. */
function settle() {
  adopt();
  if (document.body.dataset.kind === "public") elsewhere.join(name);
  push.begin().catch(() => {});
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
