/** Publishing: many phones at once on PostgreSQL, and one after another on the embedded database. */
import { noPostgres } from "@bluezone/server-kit/testing/postgres";
import type { Part } from "./measure.ts";
import { latency } from "./publishing/latency.ts";
import { throughput } from "./publishing/throughput.ts";

export const publishing: Part = {
  title: "Publishing",
  run: async () => [...(noPostgres ? [] : await throughput()), ...(await latency())],
  notes: `The first rows: a PostgreSQL server started for this (fsync on), HTTP over loopback, one process each for our server (\`servers/keys\`, as an operator starts it), the row-by-row server (\`house/bench/publishing/row-by-row.ts\`: a transaction, SELECT … FOR UPDATE and an INSERT a key for each publish, jose, the same Fastify with the same schemas and padding, ten connections) and the phones; every request has 14 new keys under a certificate of its own, 2.8 KB, made before. The row-by-row server does less: no rules for keys, no revision token, no remembered publish, no totals. Both write the same tables, emptied before each turn, and after it as many keys must stand there as were answered. Without a store ours checks, decides and answers, and keeps nothing: its signature checks alone are most of that. "server" and "database" are microseconds of processor time of all threads and processes for one publish; they say more than the rate where others use the machine too, because a group waits for its turn and a server with ten transactions under way waits less. The last rows are requests one after another.`,
};
