/** Every command. The list of keys and commands explains each, and Speech does what it says. */
export const COMMANDS = ["nick", "me", "join", "leave", "who", "topic", "msg", "ignore", "mute", "clear", "help"];

/** What a line means: { say }, or { command, argument }, or { unknown }; undefined when there is nothing in it. */
export function parse(line) {
  const text = line.trimEnd();
  const [, name, argument] = /^\/(\S*)\s*([^]*)$/.exec(text) ?? [];
  if (!text.trim()) return undefined;
  if (/^\s*\/?(quit|exit)$|^\/(quit|exit)\s/i.test(text)) return { command: "quit" };
  if (text.startsWith("//")) return { say: text.slice(1) };
  if (name === undefined) return { say: text };
  return COMMANDS.includes(name.toLowerCase()) ? { command: name.toLowerCase(), argument } : { unknown: name.toLowerCase() };
}

const ROOM = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** The room that somebody means by this, or undefined: "#My Room" is my-room. */
export function roomNamed(text) {
  const name = text.trim().replace(/^#/, "").toLowerCase().replace(/\s+/g, "-");
  return ROOM.test(name) ? name : undefined;
}
