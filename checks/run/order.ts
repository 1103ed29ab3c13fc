/**
 * The order in which test files begin: the costliest first, so that none is left alone at the end. A file that costs over a
 * minute says in its first line what it alone proves, "Only here: …"; those are first. The others follow by what they cost
 * in the last run on this machine, and by their size where there was none.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Cost } from "./cost.ts";

/** Seconds by file. */
export type Costs = Readonly<Record<string, number>>;

/** What a file's first line says: that it costs over a minute, and whether it mostly waits for clocks, networks and machines. */
export function declared(firstLine: string): { readonly costly: boolean; readonly waits: boolean } {
  const [, waits] = /^\/\*\* Only here(, mostly waiting)?: \S.{39,}\.( \*\/)?$/.exec(firstLine) ?? [];
  return { costly: firstLine.startsWith("/** Only here"), waits: waits !== undefined };
}

/** The first line of a file. */
export function firstLine(file: string): string {
  const head = Buffer.alloc(400);
  const open = openSync(file, "r");
  try {
    return head.toString("utf8", 0, readSync(open, head)).split("\n", 1)[0] ?? "";
  } finally {
    closeSync(open);
  }
}

/** Files with the costliest first; `costs` are of an earlier run, `bytes` stand in where there was none. */
export function ordered(
  files: readonly string[],
  { costs, costly, bytes }: { costs: Costs; costly(file: string): boolean; bytes(file: string): number },
): readonly string[] {
  const keys = new Map(
    files.map((file) => [file, [Number(costly(file)), costs[file] ?? -1, bytes(file)] as const]),
  );
  return files.toSorted((a, b) => {
    const [x, y] = [keys.get(a)!, keys.get(b)!];
    return y[0] - x[0] || y[1] - x[1] || y[2] - x[2];
  });
}

/** The same, of files on disk. */
export const costliestFirst = (files: readonly string[], costs: Costs): readonly string[] =>
  ordered(files, {
    costs,
    costly: (file) => declared(firstLine(file)).costly,
    bytes: (file) => statSync(file).size,
  });

/** What files cost in the last run. None where there was none, or where the note is damaged. */
export function readCosts(note: string): Costs {
  if (!existsSync(note)) return {};
  try {
    return JSON.parse(readFileSync(note, "utf8")) as Costs;
  } catch {
    return {};
  }
}

/** Adds what this run's files cost. */
export function noteCosts(note: string, costs: readonly Cost[]): void {
  const now = Object.fromEntries(
    costs.map(({ file, seconds, processor }) => [file, Math.max(seconds, processor)]),
  );
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify({ ...readCosts(note), ...now }));
}
