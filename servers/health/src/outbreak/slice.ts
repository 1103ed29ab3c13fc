/** The outbreak in pictures: /api/health/outbreak/. It keeps nothing of its own. */
import type { HealthSlice } from "../slice.ts";
import { outbreak as tables } from "./migration.ts";
import { addOutbreak } from "./routes.ts";

export const outbreak: HealthSlice = {
  name: "outbreak",
  migrations: { "0027-outbreak": tables },
  serve: (context) => ({ endpoints: (_, desk) => addOutbreak(desk, context) }),
};
