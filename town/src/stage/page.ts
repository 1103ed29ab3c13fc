/** The built page, held in memory: what is not one of its files does not exist. Built anew when its sources are newer. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, resolve } from "node:path";
import { LOGO_SVG } from "@bluezone/ui/logo";

export type PageFile = { readonly type: string; readonly body: Uint8Array };

const town = resolve(import.meta.dirname, "../..");
const sources = [join(town, "page"), join(town, "src/stage/view.ts"), resolve(town, "../packages/ui/src")];
const dist = join(town, "dist");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
};

function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function stale(): boolean {
  const built = join(dist, "index.html");
  return !existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map(newest));
}

/** The page's files by path ("/", "/assets/…"). Building takes one to three seconds, the first time only. */
export async function pageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  if (stale()) {
    const { build } = await import("vite");
    const { default: react } = await import("@vitejs/plugin-react");
    await build({
      root: join(town, "page"),
      configFile: false,
      logLevel: "warn",
      plugins: [react()],
      build: { outDir: dist, emptyOutDir: true, assetsInlineLimit: 0 },
    });
  }
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const path = join(dist, name);
    if (!statSync(path).isFile()) continue;
    const body = new Uint8Array(readFileSync(path));
    files.set(`/${relative(dist, path)}`, { type: TYPES[extname(name)] ?? "application/octet-stream", body });
  }
  const index = files.get("/index.html");
  if (index) files.set("/", index);
  files.set("/favicon.svg", { type: "image/svg+xml", body: new TextEncoder().encode(LOGO_SVG) });
  return files;
}
