/** Confirmed numbers first, honest shares of a crowded list, closing a flood. */

import { deskOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { floods as tables } from "./migration.ts";
import { addFlood } from "./route.ts";
import type {} from "./tables.ts";

export const floods: HealthSlice = {
  name: "floods",
  migrations: { "0016-floods-queues": tables },
  serve: (context) => ({ endpoints: (http) => addFlood(deskOf(http), context) }),
};
