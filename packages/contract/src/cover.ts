/** The calls of a share, in order, listed once: sharing makes them and cover traffic mimics exactly these. */
import { certificate, verify } from "./health/verify.ts";
import { publish } from "./keys/publish.ts";

/** Server and endpoint of each call. */
export const SHARE_CALLS = [
  { server: "health", endpoint: verify },
  { server: "health", endpoint: certificate },
  { server: "keys", endpoint: publish },
] as const;

/** One 4-hour slot in this many carries cover traffic, on average (docs/protocol/06-share.md#610-cover-traffic). */
export const COVER_SLOT_HOURS = 4;
export const COVER_ONE_IN = 12;
