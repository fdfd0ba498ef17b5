/** The part of a timeline that stands in the document: never more than `size` messages, wherever the reader is. */
export class Window {
  following = true;
  #top = 0;
  #bottom = Infinity;

  constructor(timeline, size = 300) {
    Object.assign(this, { timeline, size });
  }

  /** The messages to show. At the newest the oldest make room, elsewhere the newest do. */
  messages() {
    const all = this.timeline.messages;
    let [start, end] = this.#range();
    if (end - start > this.size && this.following) start = end - this.size;
    if (end - start > this.size) end = start + this.size;
    this.#top = start > 0 ? all[start].seq : 0;
    this.#bottom = end < all.length ? all[end - 1].seq : Infinity;
    return all.slice(start, end);
  }

  get atStart() {
    return this.#top <= (this.timeline.messages[0]?.seq ?? 0);
  }

  get atEnd() {
    return this.#bottom === Infinity;
  }

  follow() {
    this.following = true;
    this.#bottom = Infinity;
  }

  hold() {
    this.following = false;
  }

  /** Shows what stands around this message. */
  reach(seq) {
    const all = this.timeline.messages;
    const start = Math.max(0, firstAt(all, seq) - this.size / 2);
    const end = Math.min(all.length, start + this.size);
    this.following = false;
    this.#top = start > 0 ? all[start].seq : 0;
    this.#bottom = end < all.length ? all[end - 1].seq : Infinity;
  }

  up(by = 100) {
    this.following = false;
    const start = Math.max(0, this.#range()[0] - by);
    this.#top = start > 0 ? this.timeline.messages[start].seq : 0;
  }

  down(by = 100) {
    const all = this.timeline.messages;
    const end = Math.min(all.length, this.#range()[1] + by);
    const start = Math.max(this.#range()[0], end - this.size);
    this.#top = start > 0 ? all[start].seq : 0;
    this.#bottom = end < all.length ? all[end - 1].seq : Infinity;
  }

  #range() {
    const all = this.timeline.messages;
    return [firstAt(all, this.#top), this.#bottom === Infinity ? all.length : firstAt(all, this.#bottom + 1)];
  }
}

/** The index of the first message with this sequence number or a later one. */
function firstAt(messages, seq) {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle].seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
