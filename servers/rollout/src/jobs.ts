/** All that the rollout server does every so often, slice by slice. */
import type { Job } from "@bluezone/server-kit/jobs";
import type { Context } from "./context.ts";

/** The jobs, in the order in which they run. */
export function jobsOf({ staff }: Context): readonly Job[] {
  return [...staff.jobs];
}
