/**
 * `npm run mutate -- --room servers/health --seed 1 --sample 20`: which small changes of a room's code no quick test notices.
 * The seed draws the sample; each mutant meets the test files that execute its place, those of its folder first and those that
 * take long last, until one fails. It prints each with its line and its change, a survivor with its text and the tests that
 * ran, and ends with the figure. "refused" is what the compiler refuses, "late" what never ends: a test notices that too.
 *
 *     --kind scope,audit   only these kinds (checks/mutate/points.ts)
 *     --width all          tests of apps, town and checks too; else those of packages and servers
 *     --pool 2             so many mutants at a time
 *     --most 20            the nearest 20 test files that execute a mutant meet it, no more: the figure is a lower bound
 *     --json               everything as one JSON
 *
 * No file is changed: a mutant stands in the loader of the processes that meet it, so a run that is killed leaves nothing.
 * Not StrykerJS (10.1.1, Apache-2.0, 176 packages with its tap runner), which takes TypeScript: its sandbox links to our
 * `node_modules`, whose workspaces lead back to the unchanged rooms, so a mutant of packages/units would never meet the
 * servers' tests that hold it; and its kinds of change are its own, none of which takes out a clause of reach or an entry of
 * the audit log. Quick tests only: what PostgreSQL or a browser would notice counts as a survivor.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Compiler } from "./compiler.ts";
import { figure, hunt, type MutantResult, score } from "./hunt.ts";
import { KINDS, type Kind } from "./points.ts";

const { values } = parseArgs({
  options: {
    room: { type: "string" },
    seed: { type: "string", default: "1" },
    sample: { type: "string", default: "20" },
    kind: { type: "string", default: "" },
    width: { type: "string", default: "servers" },
    pool: { type: "string", default: "2" },
    most: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const { room, seed, width, json } = values;
const whole = (name: string, text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new RangeError(`--${name} is a number from 1, not ${text}`);
  return Number(text);
};
const kinds = values.kind.split(",").filter((name) => name !== "") as Kind[];
const unknown = kinds.filter((name) => !(name in KINDS));
if (unknown.length > 0) throw new RangeError(`--kind is of ${Object.keys(KINDS)}, not ${unknown}`);
if (width !== "servers" && width !== "all") throw new RangeError(`--width is servers or all, not ${width}`);
if (room === undefined) throw new RangeError("--room says which: servers/health");

function tell({ mutant: { file, line, kind, text, change }, end, ran, why }: MutantResult): void {
  const noticed = end === "killed" || end === "late";
  const beside = noticed ? ran.at(-1) : end === "survived" ? `ran: ${ran.join(" ") || "no test"}` : why;
  console.log(`${end} ${file}:${line} ${kind}: ${change}`);
  if (!noticed) console.log(`    ${text}`);
  if (beside !== undefined) console.log(`    ${beside}`);
}

const root = resolve(import.meta.dirname, "../..");
const compiler = new Compiler(root);
try {
  const { met, of, broken } = await hunt({
    root,
    room,
    seed,
    sample: whole("sample", values.sample),
    kinds,
    width,
    pool: whole("pool", values.pool),
    ...(values.most === undefined ? {} : { most: whole("most", values.most) }),
    refuses: (mutant) => compiler.refuses(mutant),
    told: json ? () => undefined : tell,
  });
  if (json)
    console.log(
      JSON.stringify({ room, seed, kinds, width, drawnOf: of, broken, score: score(met), met }, null, 1),
    );
  else {
    const apart = (end: MutantResult["end"]) => met.filter((one) => one.end === end).length;
    for (const file of broken) console.log(`left out, fails as it is: ${file}`);
    console.log(
      `${room}, seed ${seed}, ${met.length} drawn of ${of}${kinds.length > 0 ? ` (${kinds})` : ""}: ${figure(score(met))}; ${apart("refused")} refused by the compiler, ${apart("equivalent")} equivalent, ${apart("late")} without an end`,
    );
  }
} finally {
  compiler.close();
}
