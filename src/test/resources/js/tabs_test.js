import { equal, test } from "./harness.js";
import { Tabs } from "../models/tabs.js";

/** Channels that hear each other at once, but never themselves. */
function channels(number) {
  const all = Array.from({ length: number }, () => ({ listeners: [] }));
  for (const channel of all) {
    channel.addEventListener = (_, listener) => channel.listeners.push(listener);
    channel.postMessage = (data) =>
      all.filter((other) => other !== channel).forEach((other) => other.listeners.forEach((hear) => hear({ data })));
  }
  return all;
}

const wait = () => Promise.resolve();

test("hears which other tabs are alive", async () => {
  const [one, two, three] = channels(3);
  const asking = new Tabs({ id: "one", channel: one, wait });
  new Tabs({ id: "two", channel: two, wait });
  new Tabs({ id: "three", channel: three, wait });
  equal([...(await asking.others())].sort(), ["three", "two"]);
});

test("a copy of a tab hears its own name", async () => {
  const [one, two] = channels(2);
  new Tabs({ id: "same", channel: one, wait });
  equal([...(await new Tabs({ id: "same", channel: two, wait }).others())], ["same"]);
});

test("without a channel it is alone", async () => {
  equal([...(await new Tabs({ id: "one", channel: undefined, wait }).others())], []);
});
