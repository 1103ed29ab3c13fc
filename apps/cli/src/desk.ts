/** Options of every command that calls a desk endpoint of the health server. */
import { address, text } from "./option.ts";

export const DESK = {
  health: { ...address("The health server."), variable: "BLUEZONE_HEALTH" },
  "api-key": {
    ...text("KEY", "An admin key of the health server."),
    variable: "BLUEZONE_API_KEY",
    secret: "warned",
  },
} as const;
