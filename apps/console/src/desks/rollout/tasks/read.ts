/** What the page of one task is given. */
import type { readTask } from "@bluezone/contract/rollout/tasks";
import type { Answered } from "../../../api/api.ts";

/** A task as the server answers it. */
export type ReadTask = Answered<typeof readTask>;
