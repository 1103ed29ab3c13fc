/** The line list: /api/health/linelist/. It keeps nothing of its own. */
import type { HealthSlice } from "../slice.ts";
import { addLineList } from "./routes.ts";

/** Reads what other slices keep. */
export const linelist: HealthSlice = {
  name: "linelist",
  serve: (context) => ({ endpoints: (_, desk) => addLineList(desk, context) }),
};
