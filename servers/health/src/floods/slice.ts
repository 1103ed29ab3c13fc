/** Confirmed numbers first, honest shares of a crowded list, closing a flood. */
import type { HealthSlice } from "../slice.ts";
import { floods as tables } from "./migration.ts";
import { addFlood } from "./route.ts";
import type {} from "./tables.ts";

export const floods: HealthSlice = {
  name: "floods",
  migrations: { "0016-floods-queues": tables },
  serve: (context) => ({ endpoints: (_, desk) => addFlood(desk, context) }),
};
