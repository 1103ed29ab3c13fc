/** What the native check is made of: parts, one a language, each with results that are counted. */

/** What came of one thing that was checked. `says`: errors, the reason for skipping, or a figure. */
export interface Result {
  readonly name: string;
  readonly state: "passed" | "failed" | "skipped";
  readonly says: string;
}

/** A part. What it cannot do on this machine it skips by name. A fault of the machine itself is thrown. */
export type Part = () => Promise<readonly Result[]>;

const passed = (name: string, says = ""): Result => ({ name, state: "passed", says });
export const failed = (name: string, says: string): Result => ({ name, state: "failed", says });
export const skipped = (name: string, says: string): Result => ({ name, state: "skipped", says });
/** Passed when nothing is wrong. */
export const held = (name: string, wrong: readonly string[], says = ""): Result =>
  wrong.length === 0 ? passed(name, says) : failed(name, wrong.join("\n"));
