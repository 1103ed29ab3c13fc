/** Steps of a process: every effect of its ports is one, counted as it is reached. At the step aimed at, the process is killed. */
import { appendFileSync } from "node:fs";

/**
 * Which step the process dies at, counted from when it was aimed. `effects` are the steps right after something that
 * lasts was changed; `pages` are writes of the embedded database's files.
 */
export type Aim = {
  readonly of: "steps" | "effects" | "pages";
  readonly at: number;
  /** Counts only those whose name has this text. */
  readonly name?: string;
};

/** The counter. */
export type Steps = {
  aim(aim: Aim | undefined): void;
  /** Something is about to be done that may last. */
  reach(name: string): void;
  /** Something that lasts was done. */
  done(name: string): void;
  /** The same for a page: it returns true where only half of it is to be written before `die`. */
  page(): boolean;
  die(name: string): never;
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
  const counted = (of: Aim["of"], name: string) => aimed?.of === of && name.includes(aimed.name ?? "");
  const reach = (name: string) => {
    if (counted("steps", name) && ++steps === aimed?.at) die(`step ${steps}, ${name}`);
  };
  return {
    die,
    reach,
    done(name) {
      reach(name);
      if (counted("effects", name) && ++effects === aimed?.at) die(`effect ${effects}, ${name}`);
    },
    aim(aim) {
      aimed = aim;
      [steps, effects, pages] = [0, 0, 0];
    },
    page() {
      return counted("pages", "") && ++pages === aimed?.at;
    },
  };
}
