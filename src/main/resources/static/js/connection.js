import "stompjs"; // Leaves its name on the global object.
import { Emitter } from "./helpers/emitter.js";
import { worded } from "./helpers/words.js";

const HEART_BEAT = 20_000;
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
  #url;
  #backoff;
  #client;
  #timer;
  #nickname;
  #wanted;
  #native = true;
  #rooms = new Map();
  #everOpened = false;

  constructor({ url, backoff }) {
    super();
    this.#url = url;
    this.#backoff = backoff;
  }

  get online() {
    return this.state.kind === "online";
  }

  open(nickname) {
    this.#nickname = nickname;
    this.me = nickname;
    this.#backoff.reset();
    this.#try();
  }

  /** Leaves: the others see it at once. */
  async close() {
    const client = this.#detach();
    this.#become({ kind: "closed" });
    await Promise.race([client?.deactivate(), new Promise((done) => setTimeout(done, 1_000))]);
  }

  /** Tries at once, if it was waiting to. */
  hurry() {
    if (this.state.kind === "waiting") this.#try();
  }

  /** Gives up on the socket, because the network under it is gone. */
  drop() {
    if (this.#client) this.#lost(this.#detach());
  }

  /** Joins a room, or goes on there after what is known of it. */
  enter(room, { after, epoch, invite } = {}) {
    const resume = { receipt: `enter/${room}`, ...(after !== undefined && { after: String(after) }), ...(epoch && { epoch }), ...(invite && { invite }) };
    const hear = ({ body }) => this.emit("event", JSON.parse(body));
    this.#rooms.set(room, this.#client.subscribe(`/topic/${room}`, hear, resume));
  }

  /** In so many rooms, of which the server allows some more than a hundred. */
  get size() {
    return this.#rooms.size;
  }

  isIn(room) {
    return this.online && this.#rooms.has(room);
  }

  /** Leaves a room, and stays in the others. */
  exit(room) {
    if (this.online) this.#rooms.get(room)?.unsubscribe();
    this.#rooms.delete(room);
  }

  send(room, content, key, replyTo) {
    this.act("chat", room, { content, replyTo }, key);
  }

  /** To say, edit, delete, react: whatever is answered by a receipt or a refusal. */
  act(what, room, body, key) {
    this.#client.publish({
      destination: `/app/${what}/${room}`,
      headers: { receipt: key, "idempotency-key": key, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  /** Asks for another nickname; the others see me go on under it. */
  rename(nickname, key) {
    this.#wanted = nickname;
    this.#client.publish({ destination: "/app/nick", headers: { receipt: key }, body: nickname });
  }

  type(room) {
    if (this.online) this.#client.publish({ destination: `/app/typing/${room}` });
  }

  #try() {
    this.#detach()?.deactivate({ force: true });
    this.#become({ kind: "connecting" });
    const client = new globalThis.StompJs.Client({
      connectHeaders: { login: this.#nickname },
      reconnectDelay: 0,
      connectionTimeout: 10_000,
      heartbeatIncoming: HEART_BEAT,
      heartbeatOutgoing: HEART_BEAT,
      discardWebsocketOnCommFailure: true,
      onConnect: (frame) => this.#connected(frame),
      onStompError: (frame) => this.#failed(client, frame),
      onWebSocketClose: () => client === this.#client && this.#lost(client),
      onUnhandledReceipt: ({ headers }) =>
        this.emit("receipt", { id: headers["receipt-id"], seq: Number(headers.seq) }),
    });
    client.webSocketFactory = () => this.#socket(client);
    this.#client = client;
    client.activate();
  }

  #socket(client) {
    const secure = this.#url.replace(/^http/, "ws");
    const socket = this.#native
      ? new WebSocket(secure, client.stompVersions.protocolVersions())
      : new globalThis.SockJS(this.#url, null, { transports: TRANSPORTS });
    socket.addEventListener("open", () => (this.#everOpened = true), { once: true });
    return socket;
  }

  #connected({ headers }) {
    this.#backoff.reset();
    this.me = headers["user-name"] ?? this.#nickname;
    this.#nickname = this.me;
    this.#rooms.clear();
    this.#client.subscribe("/user/queue/errors", ({ body }) => this.emit("refusal", worded({ nickname: this.#wanted, ...JSON.parse(body) })));
    this.#client.subscribe("/user/queue/nickname", ({ body }) => this.#called(JSON.parse(body).nickname));
    this.#client.subscribe("/user/queue/rooms", ({ body }) => this.emit("room", JSON.parse(body)));
    this.#become({ kind: "online" });
  }

  #called(nickname) {
    const before = this.me;
    if (nickname === before) return;
    this.me = this.#nickname = nickname;
    this.emit("renamed", { before, nickname });
  }

  #failed(client, { headers }) {
    if (client !== this.#client || !FINAL.has(headers.code)) return;
    this.#detach()?.deactivate({ force: true });
    this.#become(worded({ kind: "refused", code: headers.code, message: headers.message, nickname: this.#nickname }));
  }

  async #lost(client) {
    if (client === this.#client) this.#detach();
    client.deactivate({ force: true });
    const delay = this.#backoff.next();
    this.#become({ kind: "waiting", until: Date.now() + delay });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#try(), delay);
    if (!this.#everOpened && this.#native) await this.#fallBack();
  }

  /** Where a WebSocket never opened although the server answers, something between us does not let it through. */
  async #fallBack() {
    try {
      const answer = await fetch(`${this.#url}/info`, { cache: "no-store" });
      if (!answer.ok) return;
      await import("sockjs");
      this.#native = false;
      this.hurry();
    } catch {
      // The server is away altogether: the next try is a WebSocket again.
    }
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
