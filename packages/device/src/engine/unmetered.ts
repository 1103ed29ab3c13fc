/** Whether bytes cost nothing now. Where the phone fails to say, or does not say in time, they cost. */
import { Seconds } from "@bluezone/protocol/time";
import type { Unmetered } from "../ports.ts";

/** A system that knows answers at once; one that has not answered by then may never do. */
export const ANSWERS_WITHIN = Seconds(5);

/** Resolves after `ANSWERS_WITHIN` at the latest, and never rejects. */
export const costsNothing = ({ says, timer }: Unmetered): Promise<boolean> =>
  new Promise((resolve) => {
    const callOff = timer.after(ANSWERS_WITHIN, () => resolve(false));
    const end = (free: boolean) => {
      callOff();
      resolve(free);
    };
    Promise.resolve()
      .then(says)
      .then(end, () => end(false));
  });
