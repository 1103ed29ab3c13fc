/** What is deleted when: the rules of all slices, with a proof by the day. */

import { Name } from "@bluezone/server-kit/measure/events";
import type { HealthSlice } from "../slice.ts";
import { RETENTION_STEP, type Rules, retain } from "./retention.ts";
import type {} from "./tables.ts";

/** @param rules those of the slices below. Its tables came with those of codes and of cases. */
export const retention = (rules: Rules): HealthSlice => ({
  name: "retention",
  serve: (context) => ({
    jobs: [{ name: Name("retention"), every: RETENTION_STEP, run: (now) => retain(context, rules, now) }],
  }),
  backup: ["retention_proof", "keep_proof"],
});
