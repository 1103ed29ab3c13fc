/** The page of the day: /api/health/today. */
import type { HealthSlice } from "../slice.ts";
import { addToday } from "./routes.ts";

/** @param slices those below, each of which counts its own. */
export const today = (slices: readonly HealthSlice[]): HealthSlice => {
  const parts = slices.flatMap(({ today }) => today ?? []);
  return { name: "today", serve: (context) => ({ endpoints: (_, desk) => addToday(desk, context, parts) }) };
};
