import { equal, test } from "./harness.js";
import { Backoff } from "../models/backoff.js";

test("delays double until the longest", () => {
  const backoff = new Backoff({ first: 1_000, most: 5_000, random: () => 1 });
  equal([1, 2, 3, 4, 5].map(() => backoff.next()), [1_000, 2_000, 4_000, 5_000, 5_000]);
});

test("chance takes up to half of a delay away", () => {
  equal(new Backoff({ first: 1_000, random: () => 0 }).next(), 500);
});

test("begins anew after a success", () => {
  const backoff = new Backoff({ first: 1_000, random: () => 1 });
  backoff.next();
  backoff.reset();
  equal(backoff.next(), 1_000);
});
