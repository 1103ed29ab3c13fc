/**
 * Scenarios that nobody wrote: what happens is drawn from a seed, what the engine in TypeScript does is what another must do. They have
 * the form of `vectors/radio/engine.json`. `node random-scenarios.ts SEED COUNT LENGTH` prints so many of so many steps.
 */
import { fileURLToPath } from "node:url";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import type { Outcome } from "../engine/exchange-steps.ts";
import type { Identity } from "../engine/identity-clock.ts";
import { type RadioAction, RadioEngine, type RadioInput } from "../engine/radio-engine.ts";

const PLAN = {
  window: Milliseconds(4_000),
  steadyEvery: Milliseconds(60_000),
  nearEvery: Milliseconds(7_000),
  nearFor: Milliseconds(120_000),
  lowEvery: Milliseconds(300_000),
  lowBelow: 0.15,
};
const PLANS = [
  null,
  PLAN,
  { ...PLAN, lowBelow: 2 },
  { ...PLAN, steadyEvery: Milliseconds(5_000), window: Milliseconds(2_000) },
];
const SERVICE = "1107f516863277e9329c994f9d00388fd965";

/** Draws evenly from a seed (Lehmer's generator). */
function chance(seed: number) {
  let state = seed;
  const below = (n: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
  return { below, pick: <T>(some: readonly T[]): T => some[below(some.length)]! };
}
type Chance = ReturnType<typeof chance>;

const repeated = (n: number, length: number): string => n.toString(16).padStart(2, "0").repeat(length);
const address = (n: number): string => repeated(n, 6);
const payload = (n: number): string => repeated(n, 20);

/** A step's `in`, and the same as the engine takes it. */
interface DrawnStep {
  readonly shown: object;
  readonly input: RadioInput;
}

function drawIdentities({ below, pick }: Chance, at: number): DrawnStep {
  const table: { n: number; from: number; until: number }[] = [];
  for (let until = Math.max(0, at - pick([0, 500])), left = below(5); left > 0; left--) {
    const from = until + pick([0, 3_000]);
    until = from + pick([600_000, 100_000, 10]);
    table.push({ n: 1 + below(200), from, until });
  }
  if (below(20) === 0) table.reverse();
  const whole = table.map(
    ({ n, from, until }): Identity => ({
      from: Milliseconds(from),
      until: Milliseconds(until),
      advert: new Uint8Array(31).fill(n),
      scanResponse: new Uint8Array(24).fill(n),
      payload: new Uint8Array(20).fill(n),
    }),
  );
  return { shown: { is: "identities", table }, input: { is: "identities", table: whole } };
}

function drawHeard({ below, pick }: Chance): DrawnStep {
  const n = below(8);
  const short = `09ffffff${address(n)}`;
  const response = `17ffffff${payload(n)}`;
  const [advert, scanResponse] = pick<readonly [string, string | null]>([
    [`020106${SERVICE}${short}`, null],
    [`020106${SERVICE}${short}`, response],
    [`020106${SERVICE}`, null],
    [`020106${SERVICE}`, response],
    ["02010607ff4c0001020304", null],
    [`020106${SERVICE}${short}`, `17ffffff${payload(n + 1)}`],
    ["0201", null],
  ]);
  const from = address(pick([n, n, n + 3]));
  const rssi = pick([-60, -70, -45, -93, null, 127]);
  return {
    shown: { is: "heard", address: from, rssi, advert, scanResponse },
    input: {
      is: "heard",
      address: fromHex(from),
      rssi,
      advert: fromHex(advert),
      scanResponse: scanResponse === null ? null : fromHex(scanResponse),
    },
  };
}

function drawExchanged({ below, pick }: Chance, called: string): DrawnStep {
  const is = pick(["payload", "payload", "stranger", "failed"] as const);
  const read = payload(1 + below(5));
  const written = below(2) === 0;
  const outcome: Outcome = is === "payload" ? { is, payload: fromHex(read), written } : { is };
  const shown = { is: "exchanged", address: called, outcome: is };
  return {
    shown: is === "payload" ? { ...shown, payload: read, written } : shown,
    input: { is: "exchanged", address: fromHex(called), outcome },
  };
}

function drawWritten({ below, pick }: Chance): DrawnStep {
  const value = below(10) === 0 ? "00" : payload(below(20));
  const rssi = pick([-50, null]);
  return {
    shown: { is: "written", address: address(9), payload: value, rssi },
    input: { is: "written", address: fromHex(address(9)), payload: fromHex(value), rssi },
  };
}

const plain = (input: RadioInput): DrawnStep => ({ shown: input, input });

/** How often each comes, in a hundred. */
const OFTEN: readonly (readonly [number, (draw: Chance, at: number, called: string) => DrawnStep])[] = [
  [3, drawIdentities],
  [4, ({ pick }) => plain({ is: "condition", condition: pick(["on", "on", "on", "mute", "off"] as const) })],
  [3, ({ pick }) => plain({ is: "plan", plan: pick(PLANS) })],
  [3, ({ pick }) => plain({ is: "battery", share: pick([null, 0.1, 0.5]) })],
  [47, drawHeard],
  [15, (draw, _, called) => drawExchanged(draw, called)],
  [7, drawWritten],
  [18, () => plain({ is: "time" })],
];
const DRAWS = OFTEN.flatMap(([times, draw]) => Array.from({ length: times }, () => draw));

function shownAction(action: RadioAction): { readonly do: string; readonly [field: string]: unknown } {
  if (action.do === "advertise") return { do: "advertise", n: action.identity.payload[0] };
  if (action.do === "call") return { do: "call", address: toHex(action.address), own: toHex(action.own) };
  if (action.do !== "record") return action;
  const { address, advert, scanResponse, payload, ...levels } = action.record;
  return {
    do: "record",
    ...levels,
    address: toHex(address),
    advert: toHex(advert),
    scanResponse: scanResponse && toHex(scanResponse),
    payload: payload && toHex(payload),
  };
}

/** A step: what happens, and what came of it. */
export interface Step {
  readonly at: number;
  readonly in: object;
  readonly out?: readonly { readonly do: string }[];
  readonly refused?: true;
  readonly wakeAt: number | null;
}

function scenario(draw: Chance, length: number): Step[] {
  const { below, pick } = draw;
  const engine = new RadioEngine({ companyId: 0xffff, seekHidden: true, overflowBit: null, plan: PLAN });
  let at = 0;
  let called = address(1);
  return Array.from({ length }, (_, i): Step => {
    at += pick([0, 1, 50, 300, 1_000, 4_000, 7_000, 20_000, 61_000, below(10) === 0 ? 400_000 : 50]);
    const now = Milliseconds(at);
    const due = engine.wakeAt(now);
    if (below(5) === 0 && due !== null && due > at) at = due;
    const time: Duration = Milliseconds(at);
    const what = i === 0 ? drawIdentities : pick(DRAWS);
    const { shown, input } = i === 1 ? plain({ is: "condition", condition: "on" }) : what(draw, at, called);
    const step = { at, in: shown };
    try {
      const actions = engine.handle(time, input);
      for (const action of actions) if (action.do === "call") called = toHex(action.address);
      return { ...step, out: actions.map(shownAction), wakeAt: engine.wakeAt(time) };
    } catch (fault) {
      if (!(fault instanceof RangeError)) throw fault;
      return { ...step, refused: true, wakeAt: engine.wakeAt(time) };
    }
  });
}

/** A scenario of a file of vectors. */
interface Scenario {
  readonly why: string;
  readonly steps: readonly Step[];
}

/** So many scenarios of so many steps. */
export function randomScenarios(seed: number, count: number, length: number): readonly Scenario[] {
  const draw = chance(seed);
  return Array.from({ length: count }, (_, i) => ({
    why: `seed ${seed}, scenario ${i}`,
    steps: scenario(draw, length),
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [seed = 1, count = 1, length = 1] = process.argv.slice(2).map(Number);
  const cases = randomScenarios(seed, count, length);
  console.log(
    JSON.stringify({ about: "Drawn from a seed; must come what TypeScript does.", plan: PLAN, cases }),
  );
}
