import { View, byId } from "../helpers/dom.js";

/** What the room is about, under its name. */
export class TopicView extends View {
  constructor({ room }) {
    super();
    this.follow(room, "topic", (topic) => {
      byId("topic").textContent = topic;
      byId("topic").title = topic;
    });
  }
}
