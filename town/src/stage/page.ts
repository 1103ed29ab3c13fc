/** The built page, held in memory: what is not one of its files does not exist. Built anew when its sources are newer. */
import { join, resolve } from "node:path";
import { bringUpToDate } from "@bluezone/server-kit/files/built-folder";
import { type BuiltFile, filesOf } from "@bluezone/server-kit/http/built-files";
import { LOGO_SVG } from "@bluezone/ui/logo";

const town = resolve(import.meta.dirname, "../..");
const sources = [join(town, "page"), join(town, "src/stage/view.ts"), resolve(town, "../packages/ui/src")];
const dist = join(town, "dist");

/** The page's files by path ("/", "/assets/…"). Building takes one to three seconds, the first time only. */
export async function pageFiles(): Promise<ReadonlyMap<string, BuiltFile>> {
  await bringUpToDate({
    folder: dist,
    sources,
    async build(into) {
      const { build } = await import("vite");
      const { default: react } = await import("@vitejs/plugin-react");
      await build({
        root: join(town, "page"),
        configFile: false,
        logLevel: "warn",
        plugins: [react()],
        build: { outDir: into, emptyOutDir: true, assetsInlineLimit: 0 },
      });
    },
  });
  const files = filesOf(dist);
  const index = files.get("/index.html");
  if (index) files.set("/", index);
  files.set("/favicon.svg", { type: "image/svg+xml", body: new TextEncoder().encode(LOGO_SVG) });
  return files;
}
