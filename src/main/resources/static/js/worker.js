// The service worker. The server writes before it, in `self.release`, which release it belongs to: a new one begins with
// an empty cache, and what a page asks for is only ever taken from the release that the page is of.
const SHELL = new URL("./", self.location).href;

self.addEventListener("install", (event) => {
  // Where the browser can, it takes what is kept without asking here.
  event.addRoutes?.(["assets", "webjars"].map(kept)).catch(() => {});
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (/\/(assets|webjars)\//.test(request.url)) event.respondWith(asset(request));
});
self.addEventListener("push", (event) => event.waitUntil(note(event.data.json())));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data.url));
});

function kept(folder) {
  const pathname = `${new URL(SHELL).pathname}${folder}/*`;
  return { condition: { urlPattern: new URLPattern({ pathname }) }, source: { cacheName: self.release } };
}

async function keepShell() {
  const cache = await caches.open(self.release);
  const answer = await fetch(SHELL);
  if (!answer.ok) throw new Error(`The shell: ${answer.status}`);
  const files = (await answer.clone().text()).matchAll(/(?:href|src|data-unread)="([^"]*\/(?:assets|webjars)\/[^"]+)"/g);
  await cache.addAll(new Set(Array.from(files, ([, file]) => new URL(file, SHELL).href)));
  await cache.put(SHELL, answer);
}

async function forgetOthers() {
  const others = (await caches.keys()).filter((name) => name !== self.release);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** Pages come from the network; where there is none, as they were the last time, and else the first one. */
async function page(request) {
  const cache = await caches.open(self.release);
  const address = request.url.replace(/[?#].*/, "");
  try {
    const answer = await fetch(request);
    if (answer.ok && (address === SHELL || address.includes("/rooms/"))) await cache.put(address, answer.clone());
    if (answer.status === 404) await cache.delete(address);
    return answer;
  } catch {
    return (await cache.match(address)) ?? Response.redirect(SHELL);
  }
}

/** The address of an asset changes with its content, so what is kept is never stale. */
async function asset(request) {
  const cache = await caches.open(self.release);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

function note({ kind, room, title, sender, content, seq }) {
  const what = { mention: `${sender} · ${title}`, direct: sender }[kind] ?? "Hubbub";
  const url = room ? `${SHELL}rooms/${room}#${seq}` : SHELL;
  return self.registration.showNotification(what, { body: content, tag: `${room}:${seq}`, data: { url } });
}

async function show(url) {
  const place = (address) => address.split(/[?#]/)[0].replace(/\/$/, "/rooms/public");
  const open = (await self.clients.matchAll({ type: "window" })).find((client) => place(client.url) === place(url));
  return open ? (await open.focus()).navigate(url) : self.clients.openWindow(url);
}
