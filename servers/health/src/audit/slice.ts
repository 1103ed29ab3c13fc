/** Who changed what of codes and keys, when. */
import { rowsUntil } from "@bluezone/server-kit/jobs/retention";
import type { HealthSlice } from "../slice.ts";
import { ms } from "../tables.ts";
import type {} from "./tables.ts";

export const audit: HealthSlice = {
  name: "audit",
  retention: [rowsUntil({ counts: "entries", table: "audit", column: "keep_until_ms", until: ms })],
  backup: ["audit"],
};
