/** Samples of cases and contacts: /api/health/samples/. */
import type { HealthSlice } from "../slice.ts";
import { SAMPLES } from "./holding.ts";
import { samples as tables } from "./migration.ts";
import { OF_CASE } from "./of-case.ts";
import { addSamples } from "./routes.ts";
import type {} from "./tables.ts";

/** A sample goes with the case or the contact that it is of. */
export const samples: HealthSlice = {
  name: "samples",
  migrations: { "0021-samples": tables },
  serve: (context) => ({ endpoints: (_, desk) => addSamples(desk, context) }),
  holding: SAMPLES,
  ofCase: OF_CASE,
  lasting: { sample: "case_record" },
  backup: ["sample"],
};
