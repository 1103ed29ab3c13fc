/** What is built from sources: whether it is older than they are, and its files, held in memory. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative } from "node:path";

/** A file as it is served. */
export type BuiltFile = { readonly type: string; readonly body: Uint8Array };

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

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

/** All files of a folder by their path below it ("/index.html", "/assets/…"). */
export function filesOf(folder: string): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const type = TYPES[extname(name)] ?? "application/octet-stream";
    files.set(`/${relative(folder, path)}`, { type, body: new Uint8Array(readFileSync(path)) });
  }
  return files;
}
