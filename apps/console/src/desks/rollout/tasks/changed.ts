/** The questions whose answers a deed at a task changes. */
import { listTasks, readTask } from "@bluezone/contract/rollout/tasks";

/** For `useDo`. */
export const CHANGED = [listTasks, readTask];
