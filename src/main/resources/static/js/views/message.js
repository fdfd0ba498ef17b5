import { copy, redraw } from "../helpers/dom.js";
import { dayOf, momentOf, timeOf } from "../helpers/dates.js";
import { safeNodes } from "../helpers/html.js";
import { initialsOf, paint } from "../helpers/person.js";
import { list, region, say } from "../helpers/words.js";
import { addCopyButton, watch } from "./code.js";

const ONE_GROUP = 5 * 60_000;
const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}[\p{M}\u200d\ufe0f]*|\p{Regional_Indicator}{2}|\p{Emoji_Modifier}|\s){1,12}$/u;

/** Whether two messages that follow each other are of one group. */
export function together(one, other) {
  const close = Math.abs(new Date(other.at) - new Date(one.at)) < ONE_GROUP;
  return one.sender === other.sender && close && dayOf(one.at) === dayOf(other.at);
}

/** Makes the article of a message, or brings it up to date. */
export function drawMessage(article, message, { first, last, me, attention, calls }) {
  const element = article ?? newArticle(message);
  const { key, seq, failed } = message;
  if (element.message !== message) fill(element, message, me, attention);
  markCalls(element, calls);
  classify(element, { first, last, failed, pending: key && !seq && !failed });
  drawState(element, message);
  return element;
}

function newArticle({ sender }) {
  const article = copy("message", { ".avatar": initialsOf(sender), ".message-sender": sender });
  for (const part of article.querySelectorAll(".avatar, .message-sender")) paint(part, sender);
  return article;
}

function classify({ classList }, classes) { for (const [name, on] of Object.entries(classes)) classList.toggle(name, Boolean(on)); }

function fill(article, message, me, attention) {
  const { html, content, deleted, sender, at } = message;
  const mine = sender === me;
  Object.assign(article, { message, calls: undefined });
  fillBody(article.querySelector(".message-body"), message);
  fillQuote(article.querySelector(".message-quote"), message, attention);
  fillReactions(article.querySelector(".message-reactions"), message, me, attention);
  Object.assign(article.querySelector(".message-time"), { dateTime: at, title: momentOf(at), textContent: timeOf(at) });
  article.querySelector(".message-at").textContent = timeOf(at);
  classify(article, { mine, deleted, notice: message.type === "NOTICE", raw: html === undefined });
  classify(article, { mention: attention.marks(message), jumbo: ONLY_EMOJI.test(content) });
  article.querySelector(".message-sender").classList.toggle("visually-hidden", mine);
}

function fillBody(body, { html, content, edited, deleted }) {
  if (html === undefined) body.textContent = content;
  else body.replaceChildren(safeNodes(html));
  if (edited) (body.querySelector(":scope > p:last-child") ?? body).append(Object.assign(copy("edited"), { title: momentOf(edited) }));
  if (deleted) body.textContent = say("message.deleted");
  body.querySelectorAll("pre").forEach(addCopyButton);
  body.querySelectorAll("pre code").forEach(watch);
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

function fillQuote(quote, { reply, deleted }, attention) {
  quote.hidden = !reply || deleted || attention.ignores(reply.sender);
  if (quote.hidden) return;
  paint(quote, reply.sender).firstElementChild.textContent = reply.sender;
  quote.lastElementChild.textContent = reply.excerpt || say("message.deleted");
}

function fillReactions(row, { reactions = [] }, me, attention) {
  const heeded = reactions.map(({ emoji, senders }) => ({ emoji, senders: senders.filter((sender) => !attention.ignores(sender)) }));
  const shown = heeded.filter(({ senders }) => senders.length);
  row.hidden = shown.length === 0;
  redraw(row, shown.map((reaction) => reactionButton(reaction, me)));
}

function reactionButton({ emoji, senders }, me) {
  const textContent = `${emoji} ${senders.length.toLocaleString(region)}`;
  const names = list(senders);
  const ariaLabel = say("message.reaction", textContent, names);
  const button = Object.assign(copy("reaction"), { textContent, ariaLabel, title: names, ariaPressed: String(senders.includes(me)) });
  button.dataset.same = emoji;
  return button;
}

function drawState(article, { key, seq, failed, reason }) {
  const waiting = article.querySelector(".message-waiting");
  waiting.hidden = !key || Boolean(seq) || Boolean(failed);
  waiting.title = reason ?? waiting.ariaLabel;
  const there = article.querySelector(".message-failed");
  if (failed && !there) article.append(failure(key, reason));
  if (!failed) there?.remove();
}

function failure(key, reason) {
  const line = copy("failed");
  line.dataset.key = key;
  if (reason) line.querySelector(".message-problem").textContent += `: ${reason}`;
  return line;
}
