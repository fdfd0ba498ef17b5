const PATIENCE = 15_000;

const posted = (body) => ({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** The REST calls of the page. Each throws when there is no good answer. */
export class Api {
  constructor(base) { this.base = base; }

  rooms = () => this.#get("api/rooms");
  members = (room) => this.#get(`api/rooms/${room}/members`);
  search = (query) => this.#get(`api/search?${new URLSearchParams(query)}`);
  privateRooms = () => this.#get("api/private-rooms");
  openRoom = (title) => this.#send("POST", "api/private-rooms", { title });
  openDirect = (nickname) => this.#send("POST", "api/direct-rooms", { nickname });
  invite = (room) => this.#get(`api/private-rooms/${room}/invite`);
  renewInvite = (room) => this.#send("POST", `api/private-rooms/${room}/invite`, {});
  revokeInvite = (room) => this.#send("DELETE", `api/private-rooms/${room}/invite`);
  leaveRoom = (room) => this.#send("DELETE", `api/private-rooms/${room}/membership`);
  pushKey = () => this.#get("api/push/key");
  pushTo = (subscription) => this.#send("PUT", "api/push/subscription", subscription);
  pushNoMore = (endpoint) => this.#send("DELETE", "api/push/subscription", { endpoint });
  pushTest = (endpoint) => this.#send("POST", "api/push/test", { endpoint });
  command = async (room, line) => (await fetch(`${this.base}api/rooms/${room}/commands`, posted({ line }))).json();
  emoji = async (language) => (await fetch(new URL(`../../emoji/${language}.json`, import.meta.url))).json();

  async messages(room, query = {}) {
    const answer = await this.#ask(`api/rooms/${room}/messages?${new URLSearchParams(query)}`);
    return { ...(await answer.json()), lastSeq: Number(answer.headers.get("Hubbub-Last-Seq")) };
  }

  async #get(path) { return (await this.#ask(path)).json(); }

  async #send(method, path, body) {
    const answer = await this.#ask(path, { ...posted(body), method });
    return answer.status === 204 ? undefined : answer.json();
  }

  async #ask(path, how) {
    const answer = await fetch(this.base + path, { ...how, signal: AbortSignal.timeout(PATIENCE), cache: "no-store" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  }
}
