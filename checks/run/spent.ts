/**
 * Loaded before each test file of a whole run: writes down which process is the file's, and when it ends, the processor seconds of
 * it and of all processes that it began and saw end. `meter.ts` adds those that nobody waited for.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { readStat } from "./meter.ts";

/** The variable that says where to write; only the file's own process heeds it. */
export const SPENT = "BLUEZONE_TEST_SPENT";

const into = process.env[SPENT];
if (into !== undefined) {
  delete process.env[SPENT];
  writeFileSync(`${into}.pid`, `${process.pid}`);
  process.once("exit", () => {
    const { user, system } = process.cpuUsage();
    // Other systems than Linux tell of the process alone.
    const linux = process.platform === "linux";
    writeFileSync(
      into,
      `${linux ? readStat(readFileSync("/proc/self/stat", "latin1")).seconds : (user + system) / 1e6}`,
    );
  });
}
