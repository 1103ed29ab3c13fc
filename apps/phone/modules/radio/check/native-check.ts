/**
 * `npm run native-check`: everything of the native radio that can be checked without a phone. It compiles, runs the engine's tests and
 * reads the sources; it runs no Android and no iOS. A first run takes minutes, one with nothing changed seconds.
 * `npm run native-check -- kotlin` runs one part.
 */
import { fileURLToPath } from "node:url";
import { kotlin } from "./kotlin/part.ts";
import { lint } from "./lint.ts";
import { failed, type Part, type Result } from "./part.ts";
import { swift } from "./swift/part.ts";

const PARTS: Readonly<Record<string, Part>> = { lint, kotlin, swift };

/** The results of these parts (all of them), one after another: compilers are large. A part that breaks off has failed. */
export async function nativeCheck(names = Object.keys(PARTS)): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const name of names) {
    const part = PARTS[name];
    if (!part) throw new RangeError(`there is no part "${name}", but ${Object.keys(PARTS).join(", ")}`);
    try {
      results.push(...(await part()));
    } catch (fault) {
      results.push(failed(`${name}: broke off`, String(fault)));
    }
  }
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  const results = await nativeCheck(names.length > 0 ? names : undefined);
  for (const { name, state, says } of results)
    console.log(`${state === "passed" ? "ok" : state}: ${name}${says === "" ? "" : `: ${says}`}`);
  console.log("Nothing here was tried on a phone.");
  const count = (state: Result["state"]): number => results.filter((one) => one.state === state).length;
  console.log(`${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped`);
  process.exitCode = count("failed") > 0 || count("passed") === 0 ? 1 : 0;
}
