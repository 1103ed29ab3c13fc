/** Work that is done side by side: so much that keeps a processor busy, and beside it some that mostly waits. */

/** One piece of work. It rejects for a defect of whoever runs it, never for what it finds. */
export type Job = {
  /** Whether it mostly waits for clocks, networks and machines: then it takes no processor from another. */
  readonly waits: boolean;
  run(): Promise<void>;
};

/** How many jobs run at a time: busy ones, and beside them those that wait. */
export type Room = { readonly busy: number; readonly waiting: number };

/** Runs all jobs, those of a kind in their order. Room that no busy job needs any more is taken by those that wait. */
export async function runPool(jobs: readonly Job[], room: Room): Promise<void> {
  const busy = jobs.filter(({ waits }) => !waits);
  const waiting = jobs.filter(({ waits }) => waits);
  const worker = async (next: () => Job | undefined): Promise<void> => {
    for (let job = next(); job; job = next()) await job.run();
  };
  await Promise.all([
    ...Array.from({ length: room.waiting }, () => worker(() => waiting.shift())),
    ...Array.from({ length: room.busy }, () => worker(() => busy.shift() ?? waiting.shift())),
  ]);
}
