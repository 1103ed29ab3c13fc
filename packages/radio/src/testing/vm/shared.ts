/** The folder that the machine and its host share, as the machine sees it, and what is in it. */
import { join } from "node:path";

export const SHARED = "/run/bluezone";
/** What the emulator is started with. */
export const SHIM = join(SHARED, "shim.so");
/** A folder of Node's compile cache. */
export const COMPILED = "compiled";
/** One line of JSON for each scenario that ended: an `Outcome`. */
export const OUTCOMES = "outcomes.jsonl";
/** Every packet of our host that passed: `Passed` with bytes as hex, one line of JSON each. */
export const PACKETS = "packets.jsonl";

/** What became of a scenario. */
export interface Outcome {
  readonly title: string;
  readonly seconds: number;
  /** Why it failed; nothing when it did not. */
  readonly fault?: string;
  /** What was counted, in words. */
  readonly says?: string;
}
