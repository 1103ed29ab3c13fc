/** How many people live in each commune: /api/health/populations/. */
import type { HealthSlice } from "../slice.ts";
import { populations as tables } from "./migration.ts";
import { addPopulations } from "./routes.ts";
import type {} from "./tables.ts";

export const populations: HealthSlice = {
  name: "populations",
  migrations: { "0044-populations": tables },
  serve: (context) => ({ endpoints: (_, desk) => addPopulations(desk, context) }),
  lasting: { population: "the next one" },
  backup: ["population"],
};
