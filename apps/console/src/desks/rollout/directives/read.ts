/** What the page of one letter is given. */
import type { readDirective } from "@bluezone/contract/rollout/directives";
import type { Answered } from "../../../api/api.ts";

/** A letter as the server answers it. */
export type ReadDirective = Answered<typeof readDirective>;
