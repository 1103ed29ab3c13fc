/**
 * `npm run native-check`: everything of the native radio that can be checked without a phone. It compiles, runs the engine's tests and
 * reads the sources; it runs no Android and no iOS. A first run takes minutes, one with nothing changed seconds.
 */
import { fileURLToPath } from "node:url";
import { kotlin } from "./kotlin/part.ts";
import { lint } from "./lint.ts";
import type { Part, Result } from "./part.ts";
import { swift } from "./swift/part.ts";

const PARTS: readonly Part[] = [lint, kotlin, swift];

/** All results, one part after another: compilers are large. */
export async function nativeCheck(): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const part of PARTS) results.push(...(await part()));
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await nativeCheck();
  for (const { name, state, says } of results)
    console.log(`${state === "passed" ? "ok" : state}: ${name}${says === "" ? "" : `: ${says}`}`);
  console.log("Nothing here was tried on a phone.");
  const count = (state: Result["state"]): number => results.filter((one) => one.state === state).length;
  console.log(`${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped`);
  process.exitCode = count("failed") > 0 || count("passed") === 0 ? 1 : 0;
}
