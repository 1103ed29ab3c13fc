import assert from "node:assert/strict";
import { test } from "node:test";
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readLabFile } from "@bluezone/contract/health/results";
import { sumHelp } from "@bluezone/contract/rollout/help";
import { sayIn } from "@bluezone/vietnamese/say";
import { RESULTS } from "../desks/health/results/words.ts";
import { HELP } from "../desks/rollout/help/words.ts";
import { sample } from "./sample.ts";

test("what the contract of results and of help sums can name has words on their pages", () => {
  for (const nth of [0, 1, 2, 3])
    for (const locale of ["vi", "en"] as const) {
      const result = sayIn(RESULTS, locale);
      const help = sayIn(HELP, locale);
      const { faults } = sample(readLabFile.response, nth) as ResponseOf<typeof readLabFile>;
      const { places, phones, problems } = sample(sumHelp.response, nth) as ResponseOf<typeof sumHelp>;
      for (const { column, code } of faults) assert.ok(result(`column_${column}`) && result(`row_${code}`));
      for (const { key } of places) assert.ok(help(`place_${key}`));
      for (const { key } of phones) assert.ok(help(`phone_${key}`));
      for (const { key } of problems) assert.ok(help(`problem_${key}`));
    }
});
