/** Publishing: many phones at once on PostgreSQL, and one after another on the embedded database. */
import { noPostgres } from "@bluezone/server-kit/testing/postgres";
import type { Part } from "./measure.ts";
import { latency } from "./publishing/latency.ts";
import { throughput } from "./publishing/throughput.ts";

export const publishing: Part = {
  title: "Publishing",
  run: async () => [...(noPostgres ? [] : await throughput()), ...(await latency())],
  notes: `The first rows: a PostgreSQL server started for this (fsync on), HTTP over loopback, a process each for our server (\`servers/keys\`, as an operator starts it), the others (\`bench/publishing/\`) and the phones; every request has 14 new keys under a certificate of its own, 2.8 KB, made before. *Row by row* has our HTTP, rules and answers, but a transaction for each publish with SELECT … FOR UPDATE and an INSERT a key over ten connections, and jose; it counts no totals. The other of that kind has not even rules, revision tokens and repeated answers. All write the same tables, emptied before each turn, and after it as many keys must stand there as were answered. *Without a store* ours checks, decides and answers, and keeps nothing. "server" and "database" are microseconds of processor time for one publish, of all threads and processes. With 64 at once part of the two processors waits for the disk in our way of writing, but not in the other; with more at once the groups grow and that wait is shared by more. Where others use the machine too the times say more than the rate: a group waits for one database process to get its turn, and ten get ten times as many. The last rows are requests one after another.`,
};
