/** One request as its page reads it. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readDataRequest } from "@bluezone/contract/health/data";

/** The answer of the endpoint. */
export type DataRequest = ResponseOf<typeof readDataRequest>;
