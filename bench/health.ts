/** The health desk in the middle of an outbreak: search, lists, the daily report, a hundred officers, a laboratory's file. */
import { noPostgres } from "@bluezone/server-kit/testing/postgres";
import { type Extent, measureHealth } from "./health-measure.ts";
import type { Part } from "./measure.ts";

const WHOLE: Extent = { cases: 200_000, contacts: 2_000_000, officers: 100, rounds: 3, labRows: 100_000 };

export const healthDesk: Part = {
  title: "Health",
  long: true,
  run: async () => (noPostgres ? [] : measureHealth(WHOLE)),
  notes: `A PostgreSQL server started for this (fsync on, all settings as they come), the server of \`servers/health\` in the bench's process with a clock that stands, and real HTTP over loopback; every call reads, notes whom it showed and adds to the chained log, as at a desk. Records are made up and entered in bulk: people are sealed one by one under keys of their own by the server's functions and copied in, only the marks of a word or a year are worked out once and used again; cases, contacts and codes come by SQL. One in three is a Nguyễn. Filling takes a quarter of an hour; \`HEALTH_BENCH_DATABASE\` names a database that was filled before.

*As it is typed*: a name from its third letter on, one call after each letter, and the whole phone number, by somebody of the province and of one station. The search stands beside opening every name of every case, the report beside reading every case and every contact; both must say the same, and the slow way was taken once.

Officers are a process of their own, each with a session and a station: who waits to be classed, a case by name, the case, a contact classed with its reason.

The laboratory's file is handed in at the desk and worked off by the server's job in pieces of 500 rows, each one transaction with its cases; in the middle every connection that works on it is cut, as when the database stops, and the job goes on where it was. Afterwards every row must stand there once. "Others" are another officer's list of files, asked again and again, and how far the file is.`,
};
