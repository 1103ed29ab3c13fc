/** What a call takes of the processors: this process and the database's own, so that a busy machine tells the truth too. */
import { readFileSync } from "node:fs";
import type pg from "pg";

/** Fields of `/proc/<pid>/stat` after the name, counted from 0 (proc(5)): the parent, and the time of children that ended. */
const STAT = { parent: 1, endedUser: 13, endedSystem: 14 } as const;
/** Milliseconds of a tick of those times on Linux. */
const TICK = 10;

const statOf = (pid: number): readonly string[] =>
  readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");

/** Milliseconds that a process was on a processor; 0 when it has just ended: its parent has them then. */
function ranOf(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return 0;
  }
}

/**
 * A clock of the processors' time in milliseconds, in this process and in all of the PostgreSQL server that the client is
 * connected to. Undefined where that is not on this machine, or this is not Linux.
 */
export async function processorClock(client: pg.Client): Promise<(() => number) | undefined> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const server = parentOf(rows[0]!.pid);
  if (server === undefined) return undefined;
  return () => {
    const { user, system } = process.cpuUsage();
    const stat = statOf(server);
    const running = readFileSync(`/proc/${server}/task/${server}/children`, "utf8").trim().split(" ");
    return (
      (user + system) / 1_000 +
      running.reduce((sum, pid) => sum + ranOf(pid), 0) +
      (Number(stat[STAT.endedUser]) + Number(stat[STAT.endedSystem])) * TICK
    );
  };
}

function parentOf(pid: number): number | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres"
      ? Number(statOf(pid)[STAT.parent])
      : undefined;
  } catch {
    return undefined;
  }
}
