/** Steps of a process: every effect of its ports is one, counted as it is reached. At the step aimed at, the process is killed. */
import { appendFileSync } from "node:fs";

/**
 * Which step the process dies at, counted from when it was aimed. `effects` are the steps right after something that
 * lasts was changed; `pages` are writes of the embedded database's files.
 */
export type Aim = { readonly of: "steps" | "effects" | "pages"; readonly at: number };

/** The counter. */
export type Steps = {
  aim(aim: Aim | undefined): void;
  /** Something is about to be done that may last. */
  reach(name: string): void;
  /** Something that lasts was done. */
  done(name: string): void;
  /** The same for a page: it returns true where only half of it is to be written before `die`. */
  page(name: string): boolean;
  die(name: string): never;
  /** Steps reached since the last aim. */
  count(): number;
};

/** @param record the file that a line is added to at each death: what it died at. */
export function createSteps(record: string): Steps {
  let aimed: Aim | undefined;
  let [steps, effects, pages] = [0, 0, 0];
  const die = (name: string): never => {
    appendFileSync(record, `${name}\n`);
    process.kill(process.pid, "SIGKILL");
    throw new Error("still here after SIGKILL");
  };
  const reach = (name: string) => {
    steps += 1;
    if (aimed?.of === "steps" && steps === aimed.at) die(`step ${steps}, ${name}`);
  };
  return {
    die,
    reach,
    done(name) {
      reach(name);
      effects += 1;
      if (aimed?.of === "effects" && effects === aimed.at) die(`effect ${effects}, ${name}`);
    },
    count: () => steps,
    aim(aim) {
      aimed = aim;
      [steps, effects, pages] = [0, 0, 0];
    },
    page() {
      pages += 1;
      return aimed?.of === "pages" && pages === aimed.at;
    },
  };
}
