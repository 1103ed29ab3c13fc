/** A million cases for each decoder of bytes: those of the air and of files, which anybody can make. */
import { BYTE_DECODERS } from "../system-tests/fuzz/decoders.ts";
import { runTarget } from "../system-tests/fuzz/target.ts";
import type { Part, Row } from "./measure.ts";

const CASES = 1_000_000;
/** In pieces, each with its own seed: fast-check keeps what it ran until it ends. */
const PIECE = 50_000;

async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const target of BYTE_DECODERS) {
    const total = { read: 0, refused: 0, longest: 0, first: 0 };
    const started = performance.now();
    for (let done = 0; done < CASES; done += PIECE) {
      const told = await runTarget(target, PIECE);
      total.read += told.read;
      total.refused += told.refused;
      total.longest = Math.max(total.longest, told.longest);
      if (done === 0) total.first = told.seed;
    }
    const seconds = (performance.now() - started) / 1_000;
    rows.push({
      what: `${target.name}: ${total.read.toLocaleString("en")} read, ${total.refused.toLocaleString("en")} refused`,
      beside: `first seed ${total.first}, ${seconds.toFixed(0)} s, longest case ${total.longest.toFixed(1)} ms`,
      figure: "0 failures",
      floor: "0",
    });
  }
  return rows;
}

export const fuzzing: Part = {
  title: "Fuzzing",
  long: true,
  run,
  notes: `${CASES.toLocaleString("en")} cases a decoder, most of them a valid sample with up to five edits; a case that is neither read nor refused with a coded error ends the run with its seed and its smallest form. Deep tests run 10,000 a decoder, 500 an endpoint and 500 a file argument each time. This part runs when it is named: \`npm run bench -- fuzzing\`.`,
};
