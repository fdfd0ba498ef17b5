import "stompjs"; // Leaves its name on the global object.
import { Emitter } from "./helpers/emitter.js";
import { worded } from "./helpers/words.js";

const HEART_BEAT = { heartbeatIncoming: 20_000, heartbeatOutgoing: 20_000 };
const TRANSPORTS = ["websocket", "xhr-streaming", "xhr-polling"];
const FINAL = new Set(["nickname-invalid", "nickname-taken", "forbidden", "banned"]);

/**
 * The only file that knows STOMP and SockJS. Stays connected until told otherwise, and tells:
 *
 * - `state`: { kind } — closed, connecting, online, waiting (with `until`), refused (with `code` and `message`)
 * - `event`: something that happened in a room
 * - `room`: a private room that I came to belong to
 * - `renamed`: { before, nickname } — I am called otherwise from now on, in every tab
 * - `receipt`: { id, seq } — what was sent under this id is durable
 * - `refusal`: { receipt, code, message, retryAfterMs } — it will not be
 */
export class Connection extends Emitter {
  state = { kind: "closed" };
  /** My nickname as the server holds it. */
  me;
  #client;
  #timer;
  #wanted;
  #native = true;
  #rooms = new Map();
  #everOpened = false;

  get online() { return this.state.kind === "online"; }

  open(nickname) {
    this.me = nickname;
    this.backoff.reset();
    this.#try();
  }

  /** Leaves: the others see it at once. */
  close() {
    this.#detach()?.deactivate();
    this.#become({ kind: "closed" });
  }

  /** Tries at once, if it was waiting to. */
  hurry() { if (this.state.kind === "waiting") this.#try(); }

  /** Gives up on the socket, because the network under it is gone. */
  drop() { if (this.#client) this.#lost(this.#detach()); }

  /** Joins a room, or goes on there after what is known of it. */
  enter(room, { after, epoch, invite } = {}) {
    const how = Object.entries({ receipt: `enter/${room}`, after, epoch, invite }).filter(([, value]) => value || value === 0);
    const resume = Object.fromEntries(how.map(([name, value]) => [name, String(value)]));
    this.#rooms.set(room, this.#subscribe(`/topic/${room}`, (event) => this.emit("event", event), resume));
  }

  /** In so many rooms, of which the server allows some more than a hundred. */
  get size() { return this.#rooms.size; }
  isIn(room) { return this.online && this.#rooms.has(room); }

  /** Leaves a room, and stays in the others. */
  exit(room) {
    if (this.online) this.#rooms.get(room)?.unsubscribe();
    this.#rooms.delete(room);
  }

  /** To say, edit, delete, react: whatever is answered by a receipt or a refusal. */
  act(what, room, body, key) {
    const headers = { receipt: key, "idempotency-key": key, "content-type": "application/json" };
    this.#client.publish({ destination: `/app/${what}/${room}`, headers, body: JSON.stringify(body) });
  }

  /** Asks for another nickname; the others see me go on under it. */
  rename(nickname, key) {
    this.#wanted = nickname;
    this.#client.publish({ destination: "/app/nick", headers: { receipt: key }, body: nickname });
  }

  type(room) { if (this.online) this.#client.publish({ destination: `/app/typing/${room}` }); }

  #subscribe(destination, hear, headers) { return this.#client.subscribe(destination, ({ body }) => hear(JSON.parse(body)), headers); }

  #try() {
    this.#detach()?.deactivate({ force: true });
    this.#become({ kind: "connecting" });
    const client = new globalThis.StompJs.Client({
      ...HEART_BEAT,
      connectHeaders: { login: this.me },
      reconnectDelay: 0,
      connectionTimeout: 10_000,
      discardWebsocketOnCommFailure: true,
      webSocketFactory: () => this.#socket(client),
      onConnect: (frame) => this.#connected(frame),
      onStompError: (frame) => this.#failed(client, frame),
      onWebSocketClose: () => client === this.#client && this.#lost(client),
      onUnhandledReceipt: ({ headers }) => this.emit("receipt", { id: headers["receipt-id"], seq: Number(headers.seq) }),
    });
    this.#client = client;
    client.activate();
  }

  #socket(client) {
    const socket = this.#native
      ? new WebSocket(this.url.replace(/^http/, "ws"), client.stompVersions.protocolVersions())
      : new globalThis.SockJS(this.url, null, { transports: TRANSPORTS });
    socket.addEventListener("open", () => (this.#everOpened = true), { once: true });
    return socket;
  }

  #connected({ headers }) {
    this.backoff.reset();
    this.me = headers["user-name"] ?? this.me;
    this.#rooms.clear();
    this.#subscribe("/user/queue/errors", (refusal) => this.emit("refusal", worded({ nickname: this.#wanted, ...refusal })));
    this.#subscribe("/user/queue/nickname", ({ nickname }) => this.#called(nickname));
    this.#subscribe("/user/queue/rooms", (room) => this.emit("room", room));
    this.#become({ kind: "online" });
  }

  #called(nickname) {
    const before = this.me;
    this.me = nickname;
    if (nickname !== before) this.emit("renamed", { before, nickname });
  }

  #failed(client, { headers: { code, message } }) {
    if (client !== this.#client || !FINAL.has(code)) return;
    this.#detach()?.deactivate({ force: true });
    this.#become(worded({ kind: "refused", code, message, nickname: this.me }));
  }

  async #lost(client) {
    if (client === this.#client) this.#detach();
    client.deactivate({ force: true });
    const delay = this.backoff.next();
    this.#become({ kind: "waiting", until: Date.now() + delay });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#try(), delay);
    if (!this.#everOpened && this.#native) await this.#fallBack();
  }

  /** Where a WebSocket never opened although the server answers, something between us does not let it through. */
  async #fallBack() {
    const answer = await fetch(`${this.url}/info`, { cache: "no-store" }).catch(() => undefined);
    this.#native = !answer?.ok || !(await import("sockjs").catch(() => undefined));
    if (!this.#native) this.hurry();
  }

  #detach() {
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    return client;
  }

  #become(state) {
    this.state = state;
    this.emit("state", state);
  }
}
