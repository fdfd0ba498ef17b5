const PATIENCE = 15_000;

/** The REST calls of the page. Each throws when there is no good answer. */
export class Api {
  constructor(base) {
    this.base = base;
  }

  rooms = () => this.#get("api/rooms");
  members = (room) => this.#get(`api/rooms/${room}/members`);
  messages = (room, query = {}) => this.#get(`api/rooms/${room}/messages?${new URLSearchParams(query)}`);

  async #get(path) {
    const answer = await fetch(this.base + path, { signal: AbortSignal.timeout(PATIENCE), cache: "no-store" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }
}
