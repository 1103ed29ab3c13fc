/** The questions whose answers an action at a task changes. */
import { listTasks, readTask } from "@bluezone/contract/rollout/tasks";

/** For `useDo`. */
export const CHANGED = [listTasks, readTask];
