/** The page of the day: /api/health/today. */
import type { HealthSlice } from "../slice.ts";
import { addToday } from "./routes.ts";

export const today: HealthSlice = {
  name: "today",
  serve: (context) => ({ endpoints: (_, desk) => addToday(desk, context) }),
};
