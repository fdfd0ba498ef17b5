// Tests of the page's own classes, run in a real browser: /all.js imports them, and the outcome stands on the window.
const tests = [];

export const test = (name, body) => tests.push({ name, body });

export function equal(actual, expected, what = "") {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what} is ${is}, should be ${should}`);
}

export async function run() {
  const outcome = { passed: 0, failed: 0, failures: [] };
  for (const { name, body } of tests) {
    try {
      await body();
      outcome.passed++;
    } catch (error) {
      outcome.failed++;
      outcome.failures.push(`${name}: ${error.message}`);
    }
  }
  globalThis.outcome = outcome;
  return outcome;
}

/** A message as the server tells it. */
export const chat = (seq, sender = "ann", content = `line ${seq}`) => ({ type: "CHAT", room: "r", seq, sender, content, at: "2026-01-01T10:00:00.000Z" });

export const chats = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => chat(from + index));

/** A storage as browsers have it. */
export function memory() {
  const storage = Object.create({
    getItem(key) { return this[key] ?? null; },
    setItem(key, value) { this[key] = value; },
    removeItem(key) { delete this[key]; },
  });
  return storage;
}
