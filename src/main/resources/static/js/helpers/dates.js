import { region, say } from "./words.js";

const clock = new Intl.DateTimeFormat(region, { hour: "numeric", minute: "2-digit" });
const full = new Intl.DateTimeFormat(region, { dateStyle: "full", timeStyle: "short" });
const near = new Intl.DateTimeFormat(region, { weekday: "long", day: "numeric", month: "long" });
const far = new Intl.DateTimeFormat(region, { day: "numeric", month: "long", year: "numeric" });

export const timeOf = (at) => clock.format(new Date(at));
export const momentOf = (at) => full.format(new Date(at));
export const dayOf = (at) => new Date(at).toDateString();

export function dayName(at, now = new Date()) {
  const day = new Date(at);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (dayOf(at) === dayOf(now)) return say("day.today");
  if (dayOf(at) === dayOf(yesterday)) return say("day.yesterday");
  return (day.getFullYear() === now.getFullYear() ? near : far).format(day);
}
