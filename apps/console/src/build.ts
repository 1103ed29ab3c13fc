/** Builds the desks into files that a server hands out under `/desk/`. */
import react from "@vitejs/plugin-react";
import { build, type Plugin } from "vite";
import { buildStation } from "./desks/rollout/airings/station/build-station.ts";
import { withoutJsonSchema } from "./without-json-schema.ts";

const room = `${import.meta.dirname}/..`;

/** Pages that open without a network. */
const OFFLINE: readonly string[] = ["field.html", "round.html"];
/** The pages that a server hands out; a gallery is none of them. */
const HANDED_OUT: readonly string[] = ["rollout.html", "health.html", ...OFFLINE];

/** Pages that ask for a source before it is in the file of all. */
const NEARLY_EVERY = 54;

/** Most letters of a source's name that its file has. */
const LONGEST_NAME = 4;

/** Service workers by the name under which they are served, at an address that never changes. They import nothing. */
const WORKERS: Readonly<Record<string, string>> = {
  "page-worker": "src/offline/worker.ts",
};

/**
 * Builds the desks: `rollout.html` and `health.html`, the pages that open without a network with their service worker, a station's page, and all that they ask for
 * under `assets/` by names that change with their content. Each desk is at home under `/desk/`; its pages are behind "#", so that no server and no log ever sees which one is open.
 * @param folder where to; emptied first. @param pages the entry pages. @param plugins more of Vite's, for tests.
 */
export async function buildConsole(
  folder: string,
  pages: readonly string[] = HANDED_OUT,
  plugins: readonly Plugin[] = [],
): Promise<void> {
  await build({
    root: room,
    base: "/desk/",
    configFile: false,
    logLevel: "warn",
    plugins: [
      react(),
      // A gallery draws its samples from JSON Schema.
      ...(pages.every((page) => HANDED_OUT.includes(page)) ? [withoutJsonSchema] : []),
      ...plugins,
    ],
    build: {
      outDir: folder,
      emptyOutDir: true,
      // A file inlined as `data:` is one that the content security policy would have to allow.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The library of charts is one large file, asked for with the first picture; a test holds what the first view weighs.
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: {
        // How long plug-ins take is nobody's concern who starts a town.
        checks: { bundlerTimings: false },
        input: {
          ...Object.fromEntries(pages.map((page) => [page.replace(/\.html$/, ""), `${room}/${page}`])),
          ...Object.fromEntries(
            Object.entries(WORKERS)
              .filter(() => OFFLINE.some((page) => pages.includes(page)))
              .map(([name, source]) => [name, `${room}/${source}`]),
          ),
        },
        // What nearly every page asks for is one file, not fifty: measured, the first view weighs 12 kB less.
        // The first view carries the name of every file that a page may ask for: shorter ones weigh less.
        output: {
          codeSplitting: { groups: [{ name: "common", minShareCount: NEARLY_EVERY }] },
          entryFileNames: ({ name }) => (name in WORKERS ? "[name].js" : "assets/[name]-[hash:7].js"),
          chunkFileNames: ({ name }) => `assets/${name.slice(0, LONGEST_NAME)}-[hash:7].js`,
          assetFileNames: "assets/[name]-[hash:7][extname]",
        },
      },
    },
  });
  if (pages.includes("rollout.html")) await buildStation(folder);
}
