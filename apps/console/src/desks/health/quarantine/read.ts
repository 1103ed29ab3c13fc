/** What the page of one quarantine is given. */
import type { readQuarantine } from "@bluezone/contract/health/quarantine";
import type { z } from "zod";

/** The answer of the endpoint. */
export type Read = z.output<(typeof readQuarantine)["response"]>;
