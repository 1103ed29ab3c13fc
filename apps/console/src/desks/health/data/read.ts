/** One request as its page reads it. */
import type { readDataRequest } from "@bluezone/contract/health/data";
import type { Answered } from "../../../api/api.ts";

/** The answer of the door. */
export type Read = Answered<typeof readDataRequest>;
