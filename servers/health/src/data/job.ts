/** What this slice does every so often. */
import type { Job } from "@bluezone/server-kit/jobs";
import type { Context } from "../context.ts";

/** The jobs, in the order in which they run. */
export const dataJobs = (_context: Context): readonly Job[] => [];
