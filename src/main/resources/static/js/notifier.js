import { readKey } from "./elsewhere.js";
import { say } from "./helpers/words.js";

/** So long another tab may take to say that the message stands before my eyes there. */
const PAUSE = 300;

/** Tells me of what calls me while I look elsewhere: a sound, and a note on the desktop where I asked for one. */
export class Notifier {
  #audio;

  constructor(parts) { Object.assign(this, parts); }

  async tell(messages) {
    const message = messages.findLast((one) => this.attention.calls(one));
    if (!message || isPresent()) return;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (this.store.get(readKey(message.room)) >= message.seq) return;
    if (this.store.get("hubbub.notes") && globalThis.Notification?.permission === "granted") this.#note(message).catch(() => {});
    if (this.store.get("hubbub.sound") ?? true) this.#sound();
  }

  /** Of several tabs, one is enough. */
  #sound() {
    if (Date.now() - (this.store.get("hubbub.sounded") ?? 0) < 1_000) return;
    this.store.set("hubbub.sounded", Date.now());
    this.#audio ??= new AudioContext();
    const { currentTime: now, destination } = this.#audio;
    const tone = new OscillatorNode(this.#audio, { frequency: 880 });
    const volume = new GainNode(this.#audio, { gain: 0.12 });
    volume.gain.exponentialRampToValueAtTime(0.001, now + 0.35);
    tone.connect(volume).connect(destination);
    tone.start();
    tone.stop(now + 0.4);
  }

  async #note({ room, seq, sender, content }) {
    const title = room.startsWith("direct-") ? sender : say("attention.note", sender, this.label(room));
    const url = new URL(`${this.base}rooms/${room}#${seq}`, location.origin).href;
    const note = { body: content.slice(0, 200), tag: `${room}:${seq}`, data: { url } };
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker?.active) return worker.showNotification(title, note);
    new Notification(title, note).onclick = () => (window.focus(), location.assign(url));
  }
}

export const isPresent = () => !document.hidden && document.hasFocus();
