/** The files of a built page, held in memory: what is not one of them does not exist. */
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
  ".wasm": "application/wasm",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

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

/** The same of a folder that may not have been built: nothing then. Read once. */
export function builtFiles(folder: string): (() => ReadonlyMap<string, BuiltFile>) | undefined {
  if (!existsSync(folder)) return undefined;
  const files = filesOf(folder);
  return () => files;
}
