/** Print runs from the desk's order to the file, one sheet and many, and how long others wait for an answer meanwhile. */
import { randomUUID } from "node:crypto";
import { readPrint, startPrint } from "@bluezone/contract/rollout/prints";
import { Seconds } from "@bluezone/protocol/time";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { median, type Row, times } from "./measure.ts";

/** Milliseconds of a run, and the longest that another call took meanwhile. */
async function run(
  t: TestRollout,
  officer: SignedIn,
  copies: number,
): Promise<{ readonly took: number; readonly longest: number }> {
  const id = randomUUID();
  const places = [1, 2].slice(0, copies).map((i) => ({
    unit: t.unit(`890-vehicle-${i}`),
    copies: Math.ceil(copies / 2),
  }));
  const started = performance.now();
  await officer.post(startPrint, { id, kind: "vehicle-sheet", places });
  // Jobs are due again by the server's clock.
  t.clock.advance(Seconds(2));
  let [ended, longest] = [false, 0];
  const made = t.rollout.runJobs(t.clock.now()).then(() => {
    ended = true;
  });
  while (!ended) {
    const asked = performance.now();
    await officer.post(readPrint, { id });
    longest = Math.max(longest, performance.now() - asked);
    await new Promise((later) => setImmediate(later));
  }
  await made;
  const took = performance.now() - started;
  const { run: printed } = await officer.post(readPrint, { id });
  if (printed.state !== "ready" || printed.set !== copies)
    throw new Error(`printed ${printed.set} of ${copies}`);
  return { took, longest };
}

/** One sheet, three times, and so many at once. */
export async function printRows(t: TestRollout, officer: SignedIn, many: number): Promise<readonly Row[]> {
  await run(t, officer, 1);
  const ones = [];
  for (let i = 0; i < 3; i += 1) ones.push((await run(t, officer, 1)).took);
  const one = median(ones);
  const { took, longest } = await run(t, officer, many);
  return [
    {
      what: "one sheet with its own QR, from the order to the PDF",
      beside: "",
      figure: `${(one / 1_000).toFixed(1)} s`,
    },
    {
      what: `${many} sheets, each with its own QR, in files of 100: ${(took / 1_000).toFixed(1)} s; others wait ${longest.toFixed(0)} ms at the most meanwhile`,
      beside: "as many one by one",
      figure: times((one * many) / took),
    },
  ];
}
