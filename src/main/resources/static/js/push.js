/** Notes that come although the page is closed: by the browser's own push service, sealed with keys of this server. */
export class Push {
  constructor(parts) { Object.assign(this, parts); }

  get possible() { return Boolean(globalThis.PushManager && navigator.serviceWorker); }

  /** Tells the server again where I am to be called, if I want that: it may have forgotten, or never have heard. */
  async begin() { if (this.possible && this.store.get("hubbub.push")) await this.on(); }

  async on() {
    const { key } = await this.api.pushKey();
    await this.api.pushTo(await (await this.#manager()).subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  }

  async off() {
    const subscription = await this.#subscription();
    await subscription?.unsubscribe();
    // Where the server is not told, the push service tells it.
    if (subscription) await this.api.pushNoMore(subscription.endpoint).catch(() => {});
  }

  async test() { await this.api.pushTest((await this.#subscription()).endpoint); }

  async #subscription() { return (await this.#manager()).getSubscription(); }
  async #manager() { return (await navigator.serviceWorker.ready).pushManager; }
}
