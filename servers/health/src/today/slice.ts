/** The page of the day: /api/health/today. */
import { deskOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { addToday } from "./routes.ts";

export const today: HealthSlice = {
  name: "today",
  serve: (context) => ({ endpoints: (http) => addToday(deskOf(http), context) }),
};
