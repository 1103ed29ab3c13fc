/** What the page of one letter is given. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readDirective } from "@bluezone/contract/rollout/directives";

/** A letter as the server answers it. */
export type ReadDirective = ResponseOf<typeof readDirective>;
