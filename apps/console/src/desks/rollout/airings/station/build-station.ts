/**
 * Builds a station's page into plain files without changing names, so that it can be kept whole for a day without a network:
 * `station.html`, `station.js`, `station.css`, and `station-worker.js`, which keeps them. For browsers as old as Chrome 109,
 * the last for Windows 7.
 */
import { build } from "vite";

const room = `${import.meta.dirname}/../../../../..`;

/** @param folder where the desk was built to; what is there stays. */
export async function buildStation(folder: string): Promise<void> {
  for (const [entry, file] of [
    ["station.html", "station.js"],
    ["src/desks/rollout/airings/station/worker.ts", "station-worker.js"],
  ] as const)
    await build({
      root: room,
      base: "/desk/",
      configFile: false,
      logLevel: "warn",
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: "chrome109",
        cssTarget: "chrome109",
        modulePreload: false,
        copyPublicDir: false,
        rolldownOptions: {
          // How long plug-ins take is nobody's concern who starts a town.
          checks: { bundlerTimings: false },
          input: `${room}/${entry}`,
          output: { entryFileNames: file, assetFileNames: "station[extname]", codeSplitting: false },
        },
      },
    });
}
