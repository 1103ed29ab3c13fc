/** What strangers can use up, and how much one key may do in a time. */
import { rowsUntil } from "@bluezone/server-kit/jobs/retention";
import type { HealthSlice } from "../slice.ts";
import { ms } from "../tables.ts";
import { quotas as tables } from "./migration.ts";
import type {} from "./tables.ts";

export const quotas: HealthSlice = {
  name: "quotas",
  migrations: { "0002-quotas": tables },
  retention: [rowsUntil({ counts: "minutes", table: "quota", column: "until_ms", until: ms })],
  backup: ["quota"],
};
