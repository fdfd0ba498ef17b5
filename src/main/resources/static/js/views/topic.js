import { byId } from "../helpers/dom.js";

/** What the room is about, under its name. */
export const drawTopic = (topic) => Object.assign(byId("topic"), { textContent: topic, title: topic });
