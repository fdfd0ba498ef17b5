/** A message after something happened to it: in other words, without any, or with an emoji more or less. */
export function changed(message, { type, target, ...event }) {
  if (message.seq !== target) return type !== "REACT" && message.reply?.seq === target ? quoting(message, event) : message;
  if (type === "EDIT") return { ...message, content: event.content, html: event.html, edited: event.at };
  if (type === "REACT") return { ...message, reactions: reacted(message.reactions ?? [], event) };
  return type === "DELETE" ? { ...message, content: "", html: "", edited: undefined, reactions: [], deleted: true } : message;
}

const quoting = (message, { content = "" }) => ({ ...message, reply: { ...message.reply, excerpt: content.slice(0, 140) } });

function reacted(reactions, { emoji, sender, on }) {
  const known = reactions.some((one) => one.emoji === emoji);
  const all = known ? reactions : [...reactions, { emoji, senders: [] }];
  const counted = ({ senders }) => [...senders.filter((one) => one !== sender), ...(on ? [sender] : [])];
  return all
    .map((one) => (one.emoji === emoji ? { emoji, senders: counted(one) } : one))
    .filter(({ senders }) => senders.length > 0);
}
