/** Which share of small changes of a room's code its quick tests notice, by a sample that a seed draws. */
import { resolve } from "node:path";
import { Compiler } from "../checks/mutate/compiler.ts";
import { figure, hunt, type MutantResult, score } from "../checks/mutate/hunt.ts";
import type { Kind } from "../checks/mutate/points.ts";
import type { Part, Row } from "./measure.ts";

const root = resolve(import.meta.dirname, "..");
/** Rooms with how many mutants of any kind are drawn: 150 in all. */
const ROOMS = { "servers/health": 50, "servers/rollout": 50, "packages/staff": 30, "packages/units": 20 };
/** What keeps people out and says who did what: drawn by itself, for there is little of it among all. */
const AIMED: readonly Kind[] = ["scope", "guard", "audit"];
const AIMED_SAMPLE = 20;

const seed = process.env["MUTANTS_SEED"] ?? "1";
const sample = process.env["MUTANTS_SAMPLE"];
const many = (planned: number): number => (sample === undefined ? planned : Number(sample));

const told = ({ mutant, end, ran }: MutantResult): void => {
  if (end === "survived")
    console.log(
      `survived ${mutant.file}:${mutant.line} ${mutant.change}: ${mutant.text} | ran: ${ran.join(" ")}`,
    );
};

async function run(): Promise<Row[]> {
  const compiler = new Compiler(root);
  const measure = async (
    room: string,
    drawn: number,
    kinds: readonly Kind[],
    floor: string,
  ): Promise<Row> => {
    const refuses = compiler.refuses.bind(compiler);
    const { met, of, broken } = await hunt({
      root,
      room,
      seed,
      sample: many(drawn),
      kinds,
      width: "servers",
      pool: 3,
      refuses,
      told,
    });
    const apart = (end: MutantResult["end"]) => met.filter((one) => one.end === end).length;
    const left = broken.length > 0 ? `, left out ${broken.join(" ")}` : "";
    return {
      what: `${room}, ${kinds.length > 0 ? kinds.join(", ") : "all kinds"}: ${met.length} drawn of ${of}`,
      beside: `seed ${seed}; ${apart("refused")} refused by the compiler, ${apart("equivalent")} equivalent${left}`,
      figure: figure(score(met)),
      floor,
    };
  };
  try {
    const rows: Row[] = [];
    for (const [room, drawn] of Object.entries(ROOMS)) rows.push(await measure(room, drawn, [], "85 %"));
    for (const room of Object.keys(ROOMS)) rows.push(await measure(room, AIMED_SAMPLE, AIMED, "95 %"));
    return rows;
  } finally {
    compiler.close();
  }
}

export const mutants: Part = {
  title: "Mutants",
  long: true,
  run,
  notes:
    "A mutant is one small change: a condition negated, `&&` for `||`, `<` for `<=`, a number one more, a refusal, a filter, a clause of reach, an entry of the audit log or a lock taken out. It is noticed when a quick test of packages and servers fails with it; the tests that execute its place run, the nearest first. What the compiler refuses, and what changes nothing (`checks/mutate/equivalent.ts`), counts neither way. Interval: 95 % (Wilson). `npm run mutate -- --room servers/health --seed 1 --sample 50` draws the same and tells each. `MUTANTS_SEED` and `MUTANTS_SAMPLE` (of each row) take another sample. This part runs when it is named: `npm run bench -- mutants`.",
};
