/** The simulator: speed at three attack rates beside epiworld on the same network, and An Giang as a whole. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { calendarBytes } from "@bluezone/epidemic/calendar";
import type { Contacts } from "@bluezone/epidemic/contacts";
import type { Course } from "@bluezone/epidemic/course";
import type { Epidemic, Setup } from "@bluezone/epidemic/epidemic";
import { type Measures, NO_MEASURES } from "@bluezone/epidemic/measures";
import type { Population } from "@bluezone/epidemic/population";
import { ROW_BYTES } from "@bluezone/epidemic/rows";
import { run } from "@bluezone/epidemic/run";
import { CONTACTS, COURSES, measuresOf, populationFor, Scenario } from "@bluezone/epidemic/scenario";
import { type Task, transmissionOf } from "@bluezone/epidemic/task";
import { onWorkers } from "../apps/cli/src/simulate/workers.ts";
import { cpu, median, type Part, type Row, timed, times } from "./measure.ts";

const [PEOPLE, DAYS, HOME, WORK] = [200_000, 100, 4, 10];
const FIRST = 0.001;
const ROUNDS = 9;
/** Milliseconds of runs before a round counts: a run of a few milliseconds ends long before the engine has compiled what it does. */
const WARM = 1_000;
const INFECTIOUS_DAYS = 5;
const EXPOSED_DAYS = 5.5;
/** Chance of transmission between two neighbours in a day, so that about 1, 20 and 80 % are infected. */
const CHANCES = [0.0097, 0.0161, 0.0215] as const;
const TRACED_CHANCE = 0.12;

/** Households of four next to each other and workplaces of ten by chance; all are adults. */
function network(): Population {
  const seated = Int32Array.from({ length: PEOPLE }, (_, at) => at);
  let state = 1;
  for (let at = PEOPLE - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [seated[at], seated[other]] = [seated[other]!, seated[at]!];
  }
  const seat = new Int32Array(PEOPLE);
  for (const [at, person] of seated.entries()) seat[person] = at;
  const whole = Int32Array.of(0, PEOPLE);
  const ages = new Float64Array(16);
  ages[6] = 1;
  return {
    ...{ people: PEOPLE, places: [{ code: "all", district: "all", people: PEOPLE }] },
    ...{ age: new Uint8Array(PEOPLE).fill(6), commune: new Uint8Array(PEOPLE), seat, seated },
    home: Uint8Array.from({ length: PEOPLE }, (_, person) => ((person % HOME) << 4) | HOME),
    ...{ regions: Int32Array.of(0, 0, PEOPLE), schoolOf: Int32Array.of(0), workOf: Int32Array.of(1) },
    ...{ starts: whole, districtFrom: Int32Array.of(0), districtTo: Int32Array.of(PEOPLE) },
    ...{ sizes: { household: HOME, school: WORK, work: WORK }, taking: { work: 1, school: 0, ages } },
  };
}

/**
 * Days exposed and days infectious are geometric in epiworld; here each person has the mean of both, day by day. In epiworld's
 * plain SEIR whoever carries the virus transmits, exposed or not; in its model with quarantine only the infectious do.
 */
function meanCourse(exposedToo: boolean): Course {
  const infectiousness = Array.from({ length: 31 }, (_, day) => {
    let share = day > 0 && exposedToo ? (1 - 1 / EXPOSED_DAYS) ** (day - 1) : 0;
    for (let exposed = 1; exposed < day; exposed += 1)
      share +=
        (1 / EXPOSED_DAYS) *
        (1 - 1 / EXPOSED_DAYS) ** (exposed - 1) *
        (1 - 1 / INFECTIOUS_DAYS) ** (day - 1 - exposed);
    return share;
  });
  const all = { child: 1, adult: 1, elder: 1 };
  return {
    ...{
      name: "SEIR",
      sources: [],
      infectiousness,
      symptomatic: all,
      withoutSymptoms: 1,
      susceptibility: all,
    },
    incubation: Array.from({ length: 31 }, (_, day) => (day === 0 ? 0 : (1 - 1 / EXPOSED_DAYS) ** day)),
    detectable: { from: 0, to: 30 },
  };
}

const met = (aDay: number) => ({ aDay, lengths: [[1, 1]] }) as const;
/** Each neighbour is met for an hour a day. */
const NEIGHBOURS: Contacts = {
  ...{ name: "network", sources: [], homeHours: 1, work: met(WORK - 1), school: met(0), community: met(0) },
  known: { work: 1, school: 1, community: 1 },
  activity: { child: 1, adult: 1, elder: 1 },
  near: { commune: 1, district: 0 },
};

/** As epiworld's model with quarantine: found three days after infectiousness begins, seven contacts of ten within four days. */
const TRACED: Measures = {
  testing: {
    ...{ symptomatic: 1, result: 0, sensitivity: 1, screening: 0, traced: false },
    sample: Array.from({ length: 20 }, (_, day) => (1 / 3) * (2 / 3) ** day),
  },
  isolation: { onSymptoms: 0, onResult: 0.9, atHome: 1 },
  quarantine: { days: 14, adherence: 0.8, dropout: 0, household: false, atHome: 1 },
  manual: {
    ...{ interviewMinutes: 1, callMinutes: 0, delay: 0, daysBefore: 4, backward: false, f2: false },
    recall: { home: 0.7, workSchool: 0.7, known: 0.7, strangers: 0.7 },
  },
};

/** Bytes that a run holds when it ends, with its population, for each person. */
function bytesOf({ record, rows, calendar, setup: { population } }: Epidemic): number {
  const { age, home, commune, seat, seated } = population;
  const columns = [age, home, commune, seat, seated, record].reduce((sum, one) => sum + one.byteLength, 0);
  return (columns + rows.person.length * ROW_BYTES + calendarBytes(calendar)) / population.people;
}
const reached = ({ rows, daily }: Epidemic): number =>
  Math.min(
    rows.count,
    daily.infections.reduce((a, b) => a + b, 0),
  );

/** What a run took: processor milliseconds, people infected, bytes a person. */
type Took = { readonly ms: number; readonly infected: number; readonly bytes: number };

async function ours(setup: Setup, rounds: number): Promise<Took> {
  const all: number[] = [];
  let last: Epidemic | undefined;
  for (let spent = 0; rounds > 1 && spent < WARM; ) spent += await cpu(() => void run(setup, 7));
  for (let round = 0; round < rounds; round += 1)
    all.push(
      await cpu(() => {
        last = run(setup, 7);
      }),
    );
  return { ms: median(all), infected: reached(last!), bytes: bytesOf(last!) };
}

/** The program beside epiworld's header, which lies in the folder that EPIWORLD names; undefined without it or a compiler. */
function peer(folder: string): ((chance: number, tracing: boolean) => Took) | undefined {
  const header = process.env["EPIWORLD"];
  if (header === undefined) return undefined;
  const program = join(folder, "epiworld");
  const source = new URL("./epiworld.cpp", import.meta.url).pathname;
  execFileSync("g++", [
    "-std=c++17",
    "-O3",
    "-march=native",
    "-DNDEBUG",
    "-I",
    header,
    "-o",
    program,
    source,
  ]);
  return (chance, tracing) => {
    const words = [PEOPLE, DAYS, HOME, WORK, chance, FIRST, tracing ? 1 : 0].map(String);
    const [infected, seconds, bytes] = execFileSync(program, words, { encoding: "utf8" })
      .split(" ")
      .map(Number);
    return { ms: 1_000 * seconds!, infected: infected!, bytes: bytes! };
  };
}

const said = ({ ms, infected, bytes }: Took, people: number, days: number): string =>
  `${((people * days) / ms / 1_000).toFixed(1)} M agent-days/s, ${((100 * infected) / people).toFixed(1)} % infected, ${((1_000 * ms) / infected).toFixed(2)} µs an infection, ${bytes.toFixed(0)} bytes an agent`;

const FLOORS = ["≥ 100 M, ≤ 3 µs, ≤ 16 bytes", "≥ 30 M, ≤ 3 µs", "≥ 15 M, ≤ 3 µs"] as const;

async function besideEpiworld(folder: string): Promise<Row[]> {
  const population = network();
  const other = peer(folder);
  const rows: Row[] = [];
  for (const [at, chance] of [...CHANCES, TRACED_CHANCE].entries()) {
    const tracing = at === CHANCES.length;
    const own = await ours(
      {
        ...{
          population,
          course: meanCourse(!tracing),
          contacts: NEIGHBOURS,
          measures: tracing ? TRACED : NO_MEASURES,
          days: DAYS,
        },
        transmission: -Math.log(1 - chance) * (INFECTIOUS_DAYS + (tracing ? 0 : EXPOSED_DAYS)),
        imported: { first: FIRST * PEOPLE, daily: 0 },
      },
      ROUNDS,
    );
    const beside = other?.(chance, tracing);
    rows.push({
      what: `network of 12 neighbours, ${PEOPLE.toLocaleString("en")} people, ${DAYS} days${tracing ? ", traced and in quarantine" : ""}: ${said(own, PEOPLE, DAYS)}`,
      beside: beside
        ? `epiworld: ${said(beside, PEOPLE, DAYS)}`
        : "epiworld: not compared, EPIWORLD names no folder",
      figure: beside
        ? `${times(beside.ms / own.ms)}, an infection ${times(beside.ms / beside.infected / (own.ms / own.infected))}`
        : "not compared",
      ...(FLOORS[at] ? { floor: FLOORS[at] } : {}),
    });
  }
  return rows;
}

/** An Giang's 1.9 million people for half a year with everything that a scenario can do. */
async function province(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [r0, floor] of [
    [1.15, "< 5 s"],
    [1.7, undefined],
    [4.5, undefined],
  ] as const) {
    const scenario = Scenario.parse({
      ...{ r0, days: 180, imported: { first: 400, daily: 0 }, contacts: ["prem-2021"] },
      ...{ manual: { staff: 20 }, app: { adoption: 0.4 } },
    });
    const population = populationFor(scenario, 1);
    const took = await ours(
      {
        ...{ population, course: COURSES[scenario.course], contacts: CONTACTS["prem-2021"] },
        ...{ measures: measuresOf(scenario), days: scenario.days, imported: scenario.imported },
        transmission: transmissionOf(scenario, "prem-2021", population),
      },
      1,
    );
    rows.push({
      what: `An Giang, ${population.people.toLocaleString("en")} people, 180 days, tests, tracers, app of 40 %: ${said(took, population.people, 180)}`,
      beside: "",
      figure: `${(took.ms / 1_000).toFixed(2)} s of processor`,
      ...(floor ? { floor } : {}),
    });
  }
  return rows;
}

async function onCores(): Promise<Row> {
  const scenario = Scenario.parse({ people: 200_000, contacts: ["prem-2021"], app: { adoption: 0.4 } });
  const tasks = Array.from(
    { length: 16 },
    (_, run): Task => ({ scenario, contacts: "prem-2021", transmission: 0.25, seed: 1, run }),
  );
  const cores = availableParallelism();
  const one = await timed(() => onWorkers(tasks, 1));
  const all = await timed(() => onWorkers(tasks, cores));
  const same =
    JSON.stringify(await onWorkers(tasks.slice(0, 3), cores)) ===
    JSON.stringify(await onWorkers(tasks.slice(0, 3), 1));
  if (!same) throw new Error("runs differ with the number of workers");
  return {
    what: `16 runs of 200,000 people on ${cores} workers, ${(all / 1_000).toFixed(1)} s by the wall`,
    beside: `on one, ${(one / 1_000).toFixed(1)} s`,
    figure: times(one / all),
  };
}

async function runAll(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-simulate-"));
  try {
    return [...(await besideEpiworld(folder)), ...(await province()), await onCores()];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const simulating: Part = {
  title: "Simulate",
  long: true,
  run: runAll,
  notes: `Processor time of one run, without making the population; median of ${ROUNDS} runs on the network after a second of them in which the engine compiles and which does not count (a single first run of a few milliseconds takes several times as long), one run of An Giang. Beside [epiworld](https://github.com/UofUEpiBio/epiworld) (MIT, C++, \`g++ -O3 -march=native\`), compiled by the bench from the header in the folder that \`EPIWORLD\` names: \`git clone --depth 1 https://github.com/UofUEpiBio/epiworld && EPIWORLD=$PWD/epiworld npm run bench -- simulate\`. Without it the rows say "not compared". Both have households of four and workplaces of ten as cliques, the same chance between two neighbours a day, 0.1 % infected at first, and in the last of its rows detection after three days, isolation, and 70 % of contacts within four days in quarantine. Epiworld's plain SEIR transmits while exposed too, and so does ours in its rows. What differs: epiworld draws for each person how long they are exposed and infectious, ours gives each the mean course; ours cuts a course after 30 days; epiworld looks at every contact of a susceptible person each day, ours draws those that transmit. Attack rates agree within a point or so without tracing; with it more of ours are found, because epiworld asks only for contacts that were susceptible while the case was infectious, so that µs an infection is the figure to compare there. At few infections those µs are mostly the set-up of a run. The aim of 16 bytes an agent holds for people whom the epidemic does not reach; each infected takes 39 more, and columns and calendar grow by doubling. Epiworld's bytes are what its process grew by. Rows of An Giang have no peer.`,
};
