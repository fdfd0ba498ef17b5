import { copy } from "../helpers/dom.js";
import { dayOf, momentOf, timeOf } from "../helpers/dates.js";
import { safeNodes } from "../helpers/html.js";
import { initialsOf, paint } from "../helpers/person.js";
import { copyText } from "../helpers/clipboard.js";
import { list, region, say } from "../helpers/words.js";
import { watch } from "./code.js";

const ONE_GROUP = 5 * 60_000;
const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}[\p{M}\u200d\ufe0f]*|\p{Regional_Indicator}{2}|\p{Emoji_Modifier}|\s){1,12}$/u;

/** Whether two messages that follow each other are of one group. */
export function together(one, other) {
  const close = Math.abs(new Date(other.at) - new Date(one.at)) < ONE_GROUP;
  return one.sender === other.sender && close && dayOf(one.at) === dayOf(other.at);
}

/** Makes the article of a message, or brings it up to date. */
export function drawMessage(article, message, { first, last, mine, me, attention, calls }) {
  const element = article ?? newArticle(message);
  if (element.message !== message) fill(element, message, mine, me, attention);
  markCalls(element, calls);
  element.classList.toggle("first", first);
  element.classList.toggle("last", last);
  element.classList.toggle("pending", Boolean(message.key && !message.seq && !message.failed));
  drawState(element, message);
  return element;
}

function newArticle(message) {
  const article = copy("message");
  paint(article.querySelector(".avatar"), message.sender).textContent = initialsOf(message.sender);
  paint(article.querySelector(".message-sender"), message.sender).textContent = message.sender;
  return article;
}

function fill(article, message, mine, me, attention) {
  Object.assign(article, { message, calls: undefined });
  const body = article.querySelector(".message-body");
  if (message.html === undefined) body.textContent = message.content;
  else body.replaceChildren(safeNodes(message.html));
  if (message.edited) (body.querySelector(":scope > p:last-child") ?? body).append(edited(message));
  if (message.deleted) body.textContent = say("message.deleted");
  fillQuote(article.querySelector(".message-quote"), message, attention);
  fillReactions(article.querySelector(".message-reactions"), message, me, attention);
  body.querySelectorAll("pre").forEach(addCopyButton);
  body.querySelectorAll("pre code").forEach(watch);
  const time = article.querySelector(".message-time");
  time.dateTime = message.at;
  time.title = momentOf(message.at);
  time.textContent = timeOf(message.at);
  article.querySelector(".message-at").textContent = timeOf(message.at);
  article.classList.toggle("plain", message.html === undefined);
  article.classList.toggle("deleted", Boolean(message.deleted));
  article.classList.toggle("mine", mine);
  article.classList.toggle("mention", attention.marks(message));
  article.classList.toggle("jumbo", ONLY_EMOJI.test(message.content));
  article.querySelector(".message-sender").classList.toggle("visually-hidden", mine);
}

/** Marks whom a message calls, again when more people are known. What is code or a link stays as it is. */
function markCalls(article, calls) {
  if (article.calls === calls || !article.message.content.includes("@")) return;
  article.calls = calls;
  const texts = document.createTreeWalker(article.querySelector(".message-body"), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.parentElement.closest("code, a, button, .call")) continue;
    for (const { index, 0: called } of [...text.data.matchAll(calls)].reverse()) {
      const mark = copy("call");
      text.splitText(index + called.length);
      mark.append(text.splitText(index));
      text.after(mark);
    }
  }
}

function edited({ edited: at }) {
  const mark = copy("edited");
  mark.title = momentOf(at);
  return mark;
}

function fillQuote(quote, { reply, deleted }, attention) {
  quote.hidden = !reply || deleted || attention.ignores(reply.sender);
  if (quote.hidden) return;
  paint(quote, reply.sender).firstElementChild.textContent = reply.sender;
  quote.lastElementChild.textContent = reply.excerpt || say("message.deleted");
}

function fillReactions(row, message, me, attention) {
  const heeded = (message.reactions ?? []).map((one) => ({ ...one, senders: one.senders.filter((sender) => !attention.ignores(sender)) }));
  const reactions = heeded.filter(({ senders }) => senders.length);
  const focused = row.contains(document.activeElement) && document.activeElement.dataset.emoji;
  row.hidden = reactions.length === 0;
  row.replaceChildren(...reactions.map((reaction) => reactionButton(reaction, me)));
  if (focused) row.querySelector(`[data-emoji="${focused}"]`)?.focus();
}

function reactionButton({ emoji, senders }, me) {
  const button = copy("reaction");
  button.dataset.emoji = emoji;
  button.ariaPressed = String(senders.includes(me));
  button.title = list(senders);
  button.textContent = `${emoji} ${senders.length.toLocaleString(region)}`;
  button.ariaLabel = say("message.reaction", button.textContent, list(senders));
  return button;
}

function drawState(article, { key, seq, failed, reason }) {
  const waiting = article.querySelector(".message-waiting");
  waiting.hidden = !key || Boolean(seq) || Boolean(failed);
  waiting.title = reason ?? waiting.ariaLabel;
  article.classList.toggle("failed", Boolean(failed));
  const there = article.querySelector(".message-failed");
  if (failed && !there) article.append(failure(key, reason));
  if (!failed) there?.remove();
}

function failure(key, reason) {
  const line = copy("failed");
  line.dataset.key = key;
  const problem = line.querySelector(".message-problem");
  if (reason) problem.textContent += `: ${reason}`;
  return line;
}

function addCopyButton(block) {
  const button = copy("code-copy");
  const label = button.textContent;
  const code = block.textContent;
  block.tabIndex = 0;
  block.append(button);
  button.addEventListener("click", async () => {
    if (await copyText(code)) button.textContent = say("message.copied");
    setTimeout(() => (button.textContent = label), 2_000);
  });
}
