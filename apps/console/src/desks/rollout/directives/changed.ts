/** The questions whose answers a change of a letter or its tasks changes. */
import { listDirectives, readDirective } from "@bluezone/contract/rollout/directives";
import { previewPass, readDistribution, readProgress } from "@bluezone/contract/rollout/planned-tasks";
import { listTasks } from "@bluezone/contract/rollout/tasks";

/** For `useDo`. */
export const CHANGED = [
  listDirectives,
  readDirective,
  previewPass,
  readProgress,
  readDistribution,
  listTasks,
];
