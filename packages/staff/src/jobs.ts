/** What is done every so often. */
import { Minutes } from "@bluezone/protocol/time";
import { Name } from "@bluezone/server-kit/events";
import type { Job } from "@bluezone/server-kit/jobs";
import type { Context } from "./context.ts";
import { sweep } from "./sweep.ts";

/** The jobs, in the order in which they run. */
export function jobsOf(context: Context): readonly Job[] {
  return [{ name: Name("staff-sweep"), every: Minutes(10), run: (now) => sweep(context, now) }];
}
