/**
 * Processor time of a tree of processes. Linux adds what a process took to its parent's account when the parent waits for its end.
 * Chromium's pages have a parent that is never waited for, so that most of what a browser takes would be in nobody's account:
 * the tree is looked at now and then, and what its accounts have lost since is kept.
 */
import { readdirSync, readFileSync } from "node:fs";

/** A process at some moment. */
export type Process = {
  readonly pid: number;
  readonly parent: number;
  /** When it began, in whatever unit; with `pid`, nobody else's. */
  readonly begun: string;
  /** Processor seconds of it and of its children that it waited for. */
  readonly seconds: number;
};

/** Linux counts in hundredths of a second whatever machine it is on (proc(5), USER_HZ). */
const TICKS = 100;

/** Reads a line of /proc/PID/stat (proc(5)). */
export function readStat(line: string): Process {
  // The program's name, in brackets, may hold blanks and brackets.
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  return {
    pid: Number.parseInt(line, 10),
    parent: Number(fields[1]),
    begun: fields[19] ?? "",
    seconds: fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS,
  };
}

/** All processes of this machine; none where it is not Linux. */
export function processes(): readonly Process[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return readStat(readFileSync(`/proc/${name}/stat`, "latin1"));
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

/** The account of one tree. */
export type Meter = {
  /** Takes in all processes as they are now. */
  look(all: readonly Process[]): void;
  /** The processes that belonged to it when it last looked. */
  pids(): readonly number[];
  /** Seconds of the whole tree. @param own those of its first process and what it waited for, in the end */
  total(own: number): number;
};

/** Opens the account of the tree that a process is the first of. */
export function openMeter(first: number): Meter {
  let members = new Set<string>();
  let pids: readonly number[] = [first];
  let [last, lost] = [0, 0];
  return {
    look(all) {
      // A system that does not tell of its processes.
      if (all.length === 0) return;
      const byPid = new Map(all.map((one) => [one.pid, one]));
      const name = ({ pid, begun }: Process): string => `${pid} ${begun}`;
      const belongs = (one: Process): boolean => {
        if (one.pid === first || members.has(name(one))) return true;
        const parent = byPid.get(one.parent);
        return parent !== undefined && belongs(parent);
      };
      const inside = all.filter(belongs);
      const sum = inside.reduce((seconds, one) => seconds + one.seconds, 0);
      lost += Math.max(0, last - sum);
      last = sum;
      members = new Set(inside.map(name));
      pids = inside.map(({ pid }) => pid);
    },
    pids: () => pids,
    total: (own) => lost + Math.max(last, own),
  };
}
