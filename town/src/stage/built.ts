/** Whether what is built is older than its sources. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What is no source of anything. */
const NO_SOURCE = new Set(["node_modules", "dist", "android", "ios", ".expo", "README.md"]);

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).filter((name) => !NO_SOURCE.has(name) && !/\.(test|deep)\.ts$/.test(name));
  return Math.max(stat.mtimeMs, ...inside.map((name) => newest(join(path, name))));
}

/** Whether something built is missing or older than its sources. @param built a file that building writes last */
export const stale = (built: string, sources: readonly string[]): boolean =>
  !existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map(newest));
