/** What rows of all queues that phones fill have (`migration.ts`). */
export type QueuedRow = {
  /** A message has reached the number that was left, and was used; of one number's open rows the first few alone. */
  confirmed: boolean;
  /** The closing that closed it as part of a flood: milliseconds, a hyphen, random digits. */
  flood: string | null;
};
