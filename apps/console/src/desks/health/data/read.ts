/** One request as its page reads it. */
import type { readDataRequest } from "@bluezone/contract/health/data";
import type { Answered } from "../../../api/api.ts";

/** The answer of the endpoint. */
export type Read = Answered<typeof readDataRequest>;
