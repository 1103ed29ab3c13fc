/**
 * Runs the test files that follow one after the other in this process. PGlite's WebAssembly, the servers' modules and what V8
 * has compiled of them then serve all of these files. `shuffle.ts` must be loaded.
 */
import { testFile } from "./shuffle.ts";

for (const file of process.argv.slice(2)) await testFile(file);
