const PATIENCE = 15_000;

/** The REST calls of the page. Each throws when there is no good answer. */
export class Api {
  constructor(base) {
    this.base = base;
  }

  rooms = () => this.#get("api/rooms");
  search = (query) => this.#get(`api/search?${new URLSearchParams(query)}`);
  privateRooms = () => this.#get("api/private-rooms");
  openRoom = (title) => this.#post("api/private-rooms", { title });
  openDirect = (nickname) => this.#post("api/direct-rooms", { nickname });
  invite = (room) => this.#get(`api/private-rooms/${room}/invite`);
  members = (room) => this.#get(`api/rooms/${room}/members`);

  async messages(room, query = {}) {
    const answer = await this.#ask(`api/rooms/${room}/messages?${new URLSearchParams(query)}`);
    return { ...(await answer.json()), lastSeq: Number(answer.headers.get("Hubbub-Last-Seq")) };
  }

  async #get(path) {
    return (await this.#ask(path)).json();
  }

  async #post(path, body) {
    const headers = { "Content-Type": "application/json" };
    return (await this.#ask(path, { method: "POST", headers, body: JSON.stringify(body) })).json();
  }

  async #ask(path, how) {
    const answer = await fetch(this.base + path, { ...how, signal: AbortSignal.timeout(PATIENCE), cache: "no-store" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  }
}
