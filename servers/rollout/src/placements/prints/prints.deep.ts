/** A large print run: 500 sheets, with the server answering meanwhile. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { readPrint, startPrint } from "@bluezone/contract/rollout/prints";
import { testRollout } from "../../testing/rollout.ts";

test("while 500 sheets are set, in five files, the server answers others, and the desk sees how far it has come", async () => {
  const desk = await testRollout();
  const officer = await desk.as("rollout-officer", "89-transport-department");
  const id = randomUUID();
  const places = [1, 2].map((i) => ({ unit: desk.unit(`890-vehicle-${i}`), copies: 250 }));
  await officer.post(startPrint, { id, kind: "vehicle-sheet", places, languages: "vi" });
  const seen = new Set<number>();
  let longest = 0;
  let ended = false;
  const made = desk.rollout.runJobs(desk.clock.now()).then(() => {
    ended = true;
  });
  while (!ended) {
    const asked = performance.now();
    seen.add((await officer.post(readPrint, { id })).run.set);
    longest = Math.max(longest, performance.now() - asked);
  }
  await made;
  const { run } = await officer.post(readPrint, { id });
  assert.deepEqual([run.state, run.set, run.pieces.length], ["ready", 500, 5]);
  assert.ok(seen.size >= 4, `progress was seen as ${[...seen]}`);
  assert.ok(longest < 1_500, `an answer took ${Math.round(longest)} ms`);
  await desk.close();
});
