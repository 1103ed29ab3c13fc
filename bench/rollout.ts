/** The rollout desk after a year: its pages, its roll-ups, its prints, and the pages that everybody reads. */
import { noPostgres } from "@bluezone/server-kit/testing/postgres";
import type { Part } from "./measure.ts";
import { type Extent, measureRollout } from "./rollout-measure.ts";
import { CONNECTIONS } from "./rollout-pages.ts";

const WHOLE: Extent = { units: 1_500, placements: 10_000, weeks: 52, sheets: 500, seconds: 3 };

export const rollingOut: Part = {
  title: "Rollout",
  long: true,
  run: async () => (noPostgres ? [] : measureRollout(WHOLE)),
  notes: `A PostgreSQL server started for this (fsync on), the server of \`servers/rollout\` in the bench's process with a clock that stands on a Sunday an hour after the cut-off, and real HTTP over loopback. The units of An Giang's register, and made-up ones below its communes; numbers of 52 weeks, one in ten of them corrected; a scan count for every placement on one day in ten, two airings a day of every station but one in thirteen, two tallies a day of every commune: made up, entered by bulk SQL. Letter 1313 is passed down through its endpoints, and three of its tasks were given to every unit; nine in ten acknowledged, and a quarter of the parts was due a month ago.

The desk's pages are the endpoints that its screens call, one call after another, the pages taking turns; signing in, the audit log and a browser's own time are not in them. The roll-ups stand beside \`bench/rollout-one-by-one.ts\`, which reads unit by unit from the same database; both must come to the same sums. Their ratio is that of a database on the same machine: over a network every question more costs more.

Pages are asked for by a process of its own over ${CONNECTIONS} connections that stay open. No page is kept ready in the server: the install page reads its placement, the situation its day, each time, and a reader that has the page is spared the bytes and not the server the work; what takes that away is the cache in front of it, for which pages say how long they hold. After the last turn as many scans must be written down as install pages were answered.

A print run is timed from the desk's order to the finished files, with another call of the desk answered all the while. Each file is set by a process of its own: one sheet pays for its start alone, a hundred share it.`,
};
