import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { vectors } from "../testing/vectors.ts";
import { Enin, eninAt, Instant, parseInstant } from "../time.ts";
import { counts, slackIntervals, VALIDITY } from "./validity.ts";

type Case = { why: string; heard: number; published: number; counts: boolean };
const cases = vectors<{ enin: number; bluezone: Case[]; gaen: Case[] }>("validity");

for (const profile of ["bluezone", "gaen"] as const)
  for (const c of cases[profile])
    test(`${profile}: heard ${c.why}, a sighting ${c.counts ? "counts" : "does not count"}`, () => {
      const [heard, published] = [Instant(c.heard), Instant(c.published)];
      assert.equal(counts(VALIDITY[profile], Enin(cases.enin), heard, published), c.counts);
    });

test("the slack in intervals leaves out nothing that counts, and is not wider than needed", () => {
  const enin = Enin(cases.enin);
  const never = parseInstant("2100-01-01T00:00:00Z");
  for (const validity of Object.values(VALIDITY)) {
    const slack = slackIntervals(validity);
    const heardIn = new Set<number>();
    fc.assert(
      fc.property(fc.integer({ min: -9_000_000, max: 9_000_000 }), (offset) => {
        const heard = Instant(enin * 600_000 + offset);
        if (counts(validity, enin, heard, never)) assert.ok(Math.abs(eninAt(heard) - enin) <= slack);
      }),
    );
    for (let i = enin - slack; i <= enin + slack; i++)
      if (counts(validity, enin, Instant(i * 600_000), never)) heardIn.add(i);
    assert.equal(heardIn.size, 2 * slack + 1);
  }
});
