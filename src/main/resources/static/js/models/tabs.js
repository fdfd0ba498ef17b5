/** Which tabs of this browser are alive. A call over the channel asks, and who lives answers. */
export class Tabs {
  #channel;
  #answers = new Set();

  constructor({ id, channel, wait }) {
    Object.assign(this, { id, wait });
    this.#channel = channel;
    channel?.addEventListener("message", ({ data }) => this.#hear(data));
  }

  /** The ids of the others; resolves after they had their time to answer. */
  async others() {
    this.#answers.clear();
    this.#channel?.postMessage({ type: "who" });
    await this.wait(300);
    return new Set(this.#answers);
  }

  #hear({ type, id }) {
    if (type === "who") this.#channel.postMessage({ type: "here", id: this.id });
    else this.#answers.add(id);
  }
}
