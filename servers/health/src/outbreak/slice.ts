/** The outbreak in pictures: /api/health/outbreak/. It keeps nothing of its own. */
import type { HealthSlice } from "../slice.ts";
import { covering } from "./covering-migration.ts";
import { outbreak as tables } from "./migration.ts";
import { addOutbreak } from "./routes.ts";

export const outbreak: HealthSlice = {
  name: "outbreak",
  migrations: { "0027-outbreak": tables, "0040-pictures": covering },
  serve: (context) => ({ endpoints: (_, desk) => addOutbreak(desk, context) }),
};
