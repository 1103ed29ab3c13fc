/** What the page of one task is given. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readTask } from "@bluezone/contract/rollout/tasks";

/** A task as the server answers it. */
export type ReadTask = ResponseOf<typeof readTask>;
