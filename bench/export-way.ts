/**
 * One way to make an export file, in a process of its own: whenever it is told to, it makes one and answers what that took, so
 * that no way pays for what another keeps in memory. Run by `export.ts` with the way's name.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { exportBinOf } from "@bluezone/protocol/export/export-file";
import { asObjects, ours, randomKeys, usual } from "./export-data.ts";
import { collectGarbage, cpu } from "./measure.ts";

/** What one file took: milliseconds of all processors, and MB of memory at the peak over what was there before. */
export type Took = { readonly ms: number; readonly mb: number | undefined; readonly bytes: number };

const keys = randomKeys();

async function work(): Promise<() => Promise<Uint8Array> | Uint8Array> {
  if (process.argv[2] === "ours") return () => ours(keys);
  if (process.argv[2] === "usual") {
    const objects = asObjects(keys);
    return () => usual(objects);
  }
  const bin = exportBinOf(await ours(keys));
  return () => deflateRawSync(bin, { level: 5, windowBits: 13, memLevel: 9 });
}

/** Resident memory as Linux counts it, now or at the peak since it was told to count anew; nothing elsewhere. */
function resident(what: "VmRSS" | "VmHWM"): number | undefined {
  if (process.platform !== "linux") return undefined;
  const status = readFileSync("/proc/self/status", "utf8");
  return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1_000;
}

const make = await work();
process.on("message", async () => {
  let bytes = 0;
  collectGarbage();
  if (process.platform === "linux") writeFileSync("/proc/self/clear_refs", "5");
  const before = resident("VmRSS");
  const ms = await cpu(async () => {
    bytes = (await make()).length;
  });
  const peak = resident("VmHWM");
  const mb = before !== undefined && peak !== undefined ? peak - before : undefined;
  process.send?.({ ms, mb, bytes } satisfies Took);
});
process.send?.("ready");
