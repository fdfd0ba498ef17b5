/** Notes that come although the page is closed: by the browser's own push service, sealed with keys of this server. */
export class Push {
  constructor({ api, store }) {
    Object.assign(this, { api, store });
  }

  get possible() {
    return Boolean(globalThis.PushManager && navigator.serviceWorker);
  }

  /** Tells the server again where I am to be called, if I want that: it may have forgotten, or never have heard. */
  async begin() {
    if (this.possible && this.store.get("hubbub.push")) await this.on();
  }

  async on() {
    const { key } = await this.api.pushKey();
    const { pushManager } = await navigator.serviceWorker.ready;
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    await this.api.pushTo(subscription);
  }

  async off() {
    const subscription = await this.#subscription();
    if (!subscription) return;
    await subscription.unsubscribe();
    // Where the server is not told, the push service tells it.
    await this.api.pushNoMore(subscription.endpoint).catch(() => {});
  }

  async test() {
    const subscription = await this.#subscription();
    await this.api.pushTest(subscription.endpoint);
  }

  async #subscription() {
    return (await navigator.serviceWorker.ready).pushManager.getSubscription();
  }
}
