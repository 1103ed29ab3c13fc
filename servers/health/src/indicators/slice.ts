/** Whether the system works now: /api/health/indicators/. It keeps nothing of its own; what was told of a week is `reports`'. */
import type { HealthSlice } from "../slice.ts";
import { covering } from "./covering-migration.ts";
import { merged } from "./merged-migration.ts";
import { indicators as tables } from "./migration.ts";
import { addIndicators } from "./route.ts";

export const indicators: HealthSlice = {
  name: "indicators",
  migrations: {
    "0050-indicators": tables,
    "0052-indicators-covering": covering,
    "0053-indicators-merged": merged,
  },
  serve: (context) => ({ endpoints: (_, desk) => addIndicators(desk, context) }),
};
