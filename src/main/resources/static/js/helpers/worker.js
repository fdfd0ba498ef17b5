/** Installs the service worker, where the browser has such: over https, and on this machine. */
export function installWorker(base) {
  const address = `${base}worker.js`;
  const policy = globalThis.trustedTypes?.createPolicy("hubbub", { createScriptURL: () => address });
  return navigator.serviceWorker?.register(policy?.createScriptURL("") ?? address, { scope: base });
}
