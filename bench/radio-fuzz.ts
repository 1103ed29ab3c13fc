/** A million cases for each way in which somebody near may send our Bluetooth host anything at all. */
import { survive } from "@bluezone/radio/testing/hostile/attack";
import { hostileController } from "@bluezone/radio/testing/hostile/controller";
import { hostilePeer } from "@bluezone/radio/testing/hostile/peer";
import { hostileStranger } from "@bluezone/radio/testing/hostile/stranger";
import type { Part, Row } from "./measure.ts";

const CASES = 1_000_000;

async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const attack of [hostileController, hostileStranger, hostilePeer]) {
    const seed = Math.floor(Math.random() * 2 ** 30);
    console.log(`radio-fuzz: ${attack.name}, seed ${seed}`);
    const { cases, seconds, longest, kept, told } = await survive(attack, CASES, seed);
    const kinds = [...told].map(([kind, times]) => `${times.toLocaleString("en")} ${kind}`).join(", ");
    rows.push({
      what: `a hostile ${attack.name}, ${cases.toLocaleString("en")} cases, ${Math.round(cases / seconds).toLocaleString("en")} a second: ${kinds}`,
      beside: `seed ${seed}; longest case ${longest.toFixed(0)} ms; ${kept.toFixed(1)} MB kept at the most, peak of the whole process ${Math.round(process.resourceUsage().maxRSS / 1_000)} MB`,
      figure: "0 faults",
      floor: "0",
    });
  }
  return rows;
}

export const radioFuzz: Part = {
  title: "Radio-fuzz",
  long: true,
  run,
  notes: `${CASES.toLocaleString("en")} cases each against the whole host on a double of a controller, one host for all cases of a controller and of a stranger, with virtual time: a *controller* sends H4, most of it valid packets of which a byte is another or the end is missing; a *stranger* is connected and sends frames to every channel, in fragments that do not fit; a *peer* that we call has our service and spoils its answers, leaves them out, refuses, or says what nobody asked for. A fault is an exception, a case without an end, 10 MB more that are kept, or a radio that does not work afterwards; it ends the run, and its seed plays it again (FUZZ_SEED=N FUZZ_CASES=1000000 node --test packages/radio/src/hostile.deep.ts). What was told of each is counted by kind. Deep tests try 20,000 each. This part runs when it is named: \`npm run bench -- radio-fuzz\`.`,
};
