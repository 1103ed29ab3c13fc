/** The outbreak in pictures: /api/health/outbreak/. It keeps nothing of its own. */
import type { HealthSlice } from "../slice.ts";
import { addOutbreak } from "./routes.ts";

export const outbreak: HealthSlice = {
  name: "outbreak",
  serve: (context) => ({ endpoints: (_, desk) => addOutbreak(desk, context) }),
};
