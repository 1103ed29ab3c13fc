/** What the page of one quarantine is given. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readQuarantine } from "@bluezone/contract/health/quarantine";

/** The answer of the endpoint. */
export type QuarantineAnswer = ResponseOf<typeof readQuarantine>;
