/**
 * How long from a positive result to the alert on the phone of somebody who was near: measured in a town, on the virtual
 * clock, with real servers and real phones' engines. `npm run latency` measures all lines and writes docs/latency.md.
 */
import { writeFileSync } from "node:fs";
import { seededRandom } from "@bluezone/device/doubles/random";
import {
  between,
  type Duration,
  Hours,
  type Instant,
  inMinutes,
  Milliseconds,
  Minutes,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import { Town } from "../world/town.ts";

/** What makes a phone look for lists: its own timer, or Bluetooth wakes that come this far apart on average. */
export type Wakes = "timer" | { readonly every: Duration };

export type Line = {
  readonly name: string;
  readonly wakes: Wakes;
  readonly pollingMinutes: number;
  /** How long the person takes from the result to the share tap. */
  readonly person: Duration;
};

/** Instants of one result's way. */
export type Way = {
  readonly result: Instant;
  /** The key server has the keys. */
  readonly shared: Instant;
  /** The file that carries them can be had. */
  readonly exported: Instant;
  /** The other phone's check that finds them. */
  readonly checked: Instant;
  readonly alerted: Instant;
};

const START = parseInstant("2020-12-28T09:00:00+07:00");
/** Phones are opened in this time, so that their polls do not come together. */
const OPENING = Minutes(30);
const TOGETHER = Minutes(20);
/** Results come spread evenly over this time. */
const RESULTS = Hours(1);
const REST = Minutes(10);
/** An alert that takes longer than this after the last result is a defect. */
const LONGEST = Hours(8);

/** A number from 0 to below 1. */
type Dice = () => number;
function dice(seed: string): Dice {
  const random = seededRandom(seed);
  return () => new DataView(random.bytes(4).buffer).getUint32(0) / 2 ** 32;
}

/** Time until the next Bluetooth wake: as likely at any moment as at any other. */
const untilWake = (every: Duration, roll: Dice): Duration =>
  Milliseconds(Math.ceil(-Math.log(1 - roll()) * every));

type Pair = { readonly sharer: string; readonly near: string };

/** A town of these pairs, and what is told in it: whose keys are there, which files can be had, who found them, who is warned. */
async function openTown(line: Line, pairs: readonly Pair[], seed: string) {
  const checks = new Map<string, Instant>();
  const alerts = new Map<string, Instant>();
  const published = new Map<string, Instant>();
  const released: Instant[] = [];
  let now = (): Instant => START;
  const town = await Town.open({
    folder: null,
    start: START,
    seed: 1,
    people: pairs.flatMap(({ sharer, near }) =>
      [sharer, near].map((id) => ({
        id,
        name: id,
        number: "0900000000",
        model: "A10",
        place: "889",
        x: 0,
        y: 0,
      })),
    ),
    profile: "default",
    keysPort: 0,
    healthPort: 0,
    secrets: { keys: Buffer.alloc(32, 1).toString("base64"), health: Buffer.alloc(32, 2).toString("base64") },
    meanPhones: true,
    pollingMinutes: line.pollingMinutes,
    phoneRandom: (id) => {
      const random = seededRandom(`${seed} ${id}`);
      return (n) => random.bytes(n);
    },
    events: {
      emit: ({ event, files }) => {
        if (event === "window_exported" && Number(files) > 0) released.push(now());
      },
    },
    onEvent: (id, event) => {
      if (event.is === "published") published.set(id, now());
      if (event.is === "alerted") alerts.set(id, now());
      if (event.is === "checked" && event.matches > 0 && !checks.has(id)) checks.set(id, now());
    },
  });
  now = () => town.clock.now();
  return { town, checks, alerts, published, released };
}

type Observed = Awaited<ReturnType<typeof openTown>>;

/** Each pair meets in a place of its own; every phone is opened at a moment of its own. */
async function meet(town: Town, pairs: readonly Pair[], roll: Dice): Promise<void> {
  for (const [place, { sharer, near }] of pairs.entries()) {
    town.put(sharer, [place, 0], 0, 0);
    town.put(near, [place, 1], 0, 0);
  }
  for (const resident of town.residents.values())
    resident.due = plus(START, Milliseconds(Math.floor(roll() * OPENING)));
  await town.advance(OPENING);
  for (const [place, pair] of pairs.entries()) town.put(pair.near, [place, 0], 1, 0);
  await town.advance(TOGETHER);
  for (const [place, pair] of pairs.entries()) town.put(pair.near, [place, 1], 0, 0);
}

/** Steps the town; from here on a phone that its system lets sleep runs at its wakes only. */
function stepper(line: Line, town: Town, pairs: readonly Pair[], seed: string) {
  const near = pairs.map((pair) => town.resident(pair.near));
  const wakes = near.map((resident, i) => ({
    resident,
    at: town.clock.now(),
    roll: dice(`${seed} wakes of ${i}`),
  }));
  const sleep = (): void => {
    if (line.wakes === "timer") return;
    for (const wake of wakes) {
      while (wake.at <= town.clock.now()) wake.at = plus(wake.at, untilWake(line.wakes.every, wake.roll));
      wake.resident.due = wake.at;
    }
  };
  // Who shares is done with listening: nothing that is measured hangs on it.
  const sleepers = pairs.map(({ sharer }) => town.resident(sharer));
  return async (end: Instant, over: () => boolean): Promise<void> => {
    while (town.clock.now() < end && !over()) {
      sleep();
      for (const resident of sleepers) resident.due = plus(end, Hours(1));
      await town.step(end);
    }
  };
}

async function share(town: Town, sharer: string): Promise<void> {
  const { phone } = town.resident(sharer);
  const issued = await town.laboratory.report({ testType: "confirmed" });
  if (!issued.ok) throw new Error(`no code: ${issued.code}`);
  await phone.enterCode(issued.value.code);
  await phone.share();
}

/** The way of a result. Throws when nobody warned whom it was for. */
function wayOf({ sharer, near }: Pair, result: Instant, observed: Observed): Way {
  const { published, released, checks, alerts } = observed;
  const shared = published.get(sharer);
  // Today's key ends with the running interval; no window before that may take it.
  const keyEnds = shared === undefined ? undefined : Math.ceil((shared + 1) / Minutes(10)) * Minutes(10);
  const exported = released.find((at) => keyEnds !== undefined && at > keyEnds);
  const [checked, alerted] = [checks.get(near), alerts.get(near)];
  if (!shared || !exported || !checked || !alerted) throw new Error(`nobody warned ${near}`);
  return { result, shared, exported, checked, alerted };
}

/**
 * So many pairs of people who met; one of each gets a result and shares, the other is warned. Throws when somebody is
 * not warned within eight hours.
 */
export async function measure(line: Line, count: number, seed: string): Promise<readonly Way[]> {
  const roll = dice(seed);
  const pairs = Array.from({ length: count }, (_, i) => ({ sharer: `sharer-${i}`, near: `near-${i}` }));
  const observed = await openTown(line, pairs, seed);
  const { town, alerts } = observed;
  try {
    await meet(town, pairs, roll);
    const until = stepper(line, town, pairs, seed);
    const first = plus(town.clock.now(), REST);
    const results = pairs.map((pair, i) => ({
      pair,
      at: plus(first, Milliseconds(Math.floor(((i + roll()) / count) * RESULTS))),
    }));
    for (const { pair, at } of results) {
      await until(plus(at, line.person), () => false);
      await share(town, pair.sharer);
    }
    await until(plus(town.clock.now(), LONGEST), () => alerts.size === count);
    return results.map(({ pair, at }) => wayOf(pair, at, observed));
  } finally {
    await town.close();
  }
}

/** The parts of a way, in order, and the whole of it. */
export const PARTS = {
  "result → share": (way: Way) => between(way.result, way.shared),
  "share → export": (way: Way) => between(way.shared, way.exported),
  "export → check": (way: Way) => between(way.exported, way.checked),
  "check → alert": (way: Way) => between(way.checked, way.alerted),
  "result → alert": (way: Way) => between(way.result, way.alerted),
} as const;
export type Part = keyof typeof PARTS;

/** The value below which this share of all lie, in minutes. */
export function quantile(ways: readonly Way[], part: Part, share: number): number {
  const sorted = ways.map((way) => inMinutes(PARTS[part](way))).sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1]!;
}

const ONCE = Minutes(0);
const LATER = Minutes(5);
const CROWD: Wakes = { every: Minutes(15) };
const LONELY: Wakes = { every: Hours(1) };
const line = (name: string, wakes: Wakes, pollingMinutes: number, person: Duration): Line => ({
  name,
  wakes,
  pollingMinutes,
  person,
});

/** What docs/latency.md shows, in its order. */
export const LINES: readonly Line[] = [
  ...[ONCE, LATER].flatMap((person) =>
    [30, 10].flatMap((polling) => [
      line("Android", "timer", polling, person),
      line("iOS, a wake every 15 minutes", CROWD, polling, person),
    ]),
  ),
  ...[30, 10].map((polling) => line("iOS, a wake every hour", LONELY, polling, ONCE)),
];
/** Results a line. */
export const RUNS = 120;

const shown = (minutes: number): string => minutes.toFixed(1);

/** A line of the page's table. */
export function row({ name, pollingMinutes, person }: Line, ways: readonly Way[]): string {
  const both = (part: Part): string =>
    `${shown(quantile(ways, part, 0.5))} · ${shown(quantile(ways, part, 0.9))}`;
  const cells = [
    name,
    `${pollingMinutes}`,
    person === 0 ? "at once" : `after ${inMinutes(person)}`,
    `**${shown(quantile(ways, "result → alert", 0.5))}**`,
    `**${shown(quantile(ways, "result → alert", 0.9))}**`,
    ...(["result → share", "share → export", "export → check", "check → alert"] as const).map(both),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The whole page. */
export const page = (rows: readonly string[], day: string): string => `# From result to alert

How long it takes from the moment at which a laboratory reports a positive result to the alert on the phone of somebody who was near. Minutes; p50 is the middle of all, nine in ten are at or below p90. Measured on ${day} by \`npm run latency\`, which writes this page: ${RUNS} results a line, the same ones in each.

| phone that is warned | looks every | shares | p50 | p90 | result → share | share → export | export → check | check → alert |
| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join("\n")}

The four columns on the right are the parts of the way, each as p50 · p90 of its own; they do not add up to the p50 and p90 of the whole.

## What is simulated
- **Real:** both servers with their database over HTTP, export windows, signatures and padding, and the phones' engine from code to alert. The encounter is 20 minutes at one metre, on the same day.
- **Virtual:** the clock. Calls and computing take no time on it, so what a network and a processor add (seconds) is not in these figures. Servers look for due work every 15 seconds.
- **Results** are spread evenly over one hour, and phones begin to poll at moments of their own, so no line depends on where in a window or between two polls a result falls. Keys are of the same day: the key that is shared ends with the ten minutes that are running.
- **Person:** "at once" is a tap in the same moment; "after 5" is a code entered and shared five minutes after the result. Real people take longer, and that time is simply added.
- **Android** looks by its own timer, as the signed configuration says, give or take a tenth. That a phone maker stops the app is not simulated.
- **iOS is a model, not a measurement.** The app runs only when Bluetooth wakes it, and looks for lists when the last look is older than the configuration says. Wakes are taken to come by chance, as likely at any moment as at any other: on average every 15 minutes (among people with Android phones) or every hour (hardly anybody near). How often real phones wake is not known until it is measured in the field, and two locked iPhones alone wake each other hardly at all.

## What dominates
1. **The wait for the next look** (export → check): half the polling interval on average, up to all of it. Polling every 10 minutes instead of 30 takes about ten minutes off p50 and fifteen off p90; on iOS it helps only as far as wakes come.
2. **The end of the running ten minutes** (share → export): a key must have ended before it is published, or its holder could be imitated; then a window settles for 60 seconds. 1 to 11 minutes.
3. The person, who is not ours to hurry. The calls themselves and the matching are nothing beside these.
`;

if (import.meta.main) {
  const rows: string[] = [];
  for (const measured of LINES) {
    // The same people, results and wakes in every line: what differs is what the line says.
    rows.push(row(measured, await measure(measured, RUNS, "latency")));
    console.log(rows.at(-1));
  }
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(new URL("../../../docs/latency.md", import.meta.url), page(rows, today));
}
