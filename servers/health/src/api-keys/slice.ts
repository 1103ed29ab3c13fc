/** Who may call without being signed in. The operator makes and disables keys; no endpoint does. */
import type { HealthSlice } from "../slice.ts";
import type {} from "./tables.ts";

export const apiKeys: HealthSlice = {
  name: "api-keys",
  lasting: { api_key: "nothing" },
  backup: ["api_key"],
};
