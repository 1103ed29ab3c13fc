/** The figures of a form, each beside what others published or what our own numbers would give. */
import { calibrationOf } from "@bluezone/device/calibration-of";
import { attenuation } from "@bluezone/protocol/air/calibration";
import { CARRIAGE, DECLARED_TX_POWER, OPEN_AIR } from "@bluezone/radio/air/parameters";
import { levelAt } from "@bluezone/radio/air/path-loss";
import {
  BATTERY,
  BATTERY_GOAL,
  BATTERY_SPARE,
  CHARGE_STEP,
  CONTINUITY,
  CONTINUITY_IPHONES,
  DETECTION,
  type Expected,
  MUST_BE_SEEN,
  ownCeiling,
} from "./expected.ts";
import { type Battery, EVERYBODY, type Form, type HeardWindows, type Level, type TestPhone } from "./form.ts";

/** One figure. */
export interface Figure {
  readonly figure: "try" | "battery" | "detection" | "continuity" | "level" | "attenuation" | "model";
  /** Of what: phones, pair of systems and state, distance. */
  readonly of: string;
  readonly unit: "% a day" | "%" | "dBm" | "dB";
  readonly measured: number;
  /** From how many measurements. */
  readonly from: number;
  readonly expected: readonly Expected[];
  /** How far off it may be for the rounding of what was read alone, in the same unit; only where that is reckoned. */
  readonly within?: number;
  /** Whether our own goal is met, where there is one and the figure is sure enough to say. */
  readonly met?: boolean;
  /** Limits that lie within that rounding: on which side of them the figure is cannot be told. */
  readonly untold?: readonly number[];
  /** More was counted than there can be: somebody else's Bluezone was near, and is in the figure. */
  readonly foreign?: true;
}

const tenth = (n: number): number => Math.round(n * 10) / 10;
const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const perDay = ({ from, to, hours }: Battery): number => (24 * (from - to)) / hours;
/** How far the mean of some runs may be off by rounding: of one run as far as it goes, of several less, by the root of their number. */
const rounding = (runs: readonly Battery[]): number =>
  mean(runs.map(({ hours }) => (24 * CHARGE_STEP) / hours)) / Math.sqrt(runs.length);

/** What Bluezone costs a phone: its day less the phone's day without, where that was measured. */
function batteryFigures({ batteries, phones }: Form): Figure[] {
  return phones.flatMap(({ name }) => {
    const own = batteries.filter(({ phone }) => phone === name);
    const without = own.filter(({ state }) => state === "off");
    const runs = own.filter(({ state }) => state !== "off");
    return [...Map.groupBy(runs, ({ state }) => state)].map(([state, some]): Figure => {
      const compared = without.length > 0;
      const cost = mean(some.map(perDay)) - (compared ? mean(without.map(perDay)) : 0);
      const within = Math.hypot(rounding(some), compared ? rounding(without) : 0);
      const untold = [BATTERY_SPARE, BATTERY_GOAL].filter((limit) => Math.abs(cost - limit) <= within);
      const met = cost <= BATTERY_GOAL;
      return {
        figure: "battery",
        of: `${name}, ${state}${compared ? ", less the same phone without Bluezone" : ", all that the phone used"}`,
        unit: "% a day",
        measured: tenth(cost),
        from: some.length,
        expected: BATTERY,
        within: tenth(within),
        ...(untold.length > 0 ? { untold } : {}),
        // More than the goal may be what else the phone did.
        ...((met || compared) && !untold.includes(BATTERY_GOAL) ? { met } : {}),
      };
    });
  });
}

/** In how many of the times that something was tried what must be seen was seen, by the system of the phone that was tried. */
function tryFigures({ tries, phones }: Form): Figure[] {
  const systemOf = (name: string) => phones.find((phone) => phone.name === name)!.system;
  const groups = Map.groupBy(tries, ({ name, phone }) => `${name}, ${systemOf(phone)}`);
  return [...groups].map(([of, rows]): Figure => {
    const right = rows.filter(({ outcome }) => outcome === "as-said").length;
    return {
      figure: "try",
      of,
      unit: "%",
      measured: tenth((100 * right) / rows.length),
      from: rows.length,
      expected: [MUST_BE_SEEN],
      met: right === rows.length,
    };
  });
}

type Systems = (one: string, other: string) => string;
const systemsOf =
  (phones: readonly TestPhone[]): Systems =>
  (one, other) => {
    const of = (name: string) => phones.find((phone) => phone.name === name)!.system;
    return `${of(one)} hears ${other === EVERYBODY ? "everybody" : of(other)}`;
  };

/** Pairs by the systems of listener and sender, and whether they were locked. */
const byPairs = (rows: readonly HeardWindows[], systems: Systems) =>
  Map.groupBy(rows, ({ phone, other, state }) => `${systems(phone, other)}, ${state}`);

function detectionFigures({ heard }: Form, systems: Systems): Figure[] {
  const ofOne = heard.filter(({ other }) => other !== EVERYBODY);
  return [...byPairs(ofOne, systems)].map(([of, rows]): Figure => {
    const expected = DETECTION[of.includes("hears ios") ? "ios" : "android"];
    const pairs = [...Map.groupBy(rows, ({ phone, other }) => `${phone} ${other}`).values()];
    const found = pairs.filter((pair) => pair.some((row) => row.heard > 0)).length;
    const measured = tenth((100 * found) / pairs.length);
    return { figure: "detection", of, unit: "%", measured, from: pairs.length, expected };
  });
}

/** Published windows are of 30 s; for others only our own cycle says something. */
const PUBLISHED_WINDOW = 30;

function continuityFigures({ heard }: Form, systems: Systems): Figure[] {
  return [...Map.groupBy(heard, ({ seconds }) => seconds)].flatMap(([seconds, some]) =>
    [...byPairs(some, systems)].map(([pair, rows]): Figure => {
      const windows = rows.reduce((sum, row) => sum + row.windows, 0);
      const full = rows.reduce((sum, row) => sum + row.heard, 0);
      const iphones = pair.startsWith("ios hears ios") ? CONTINUITY_IPHONES[rows[0]!.state] : [];
      return {
        figure: "continuity",
        of: `${pair}, windows of ${seconds} s`,
        unit: "%",
        measured: tenth((100 * full) / windows),
        from: windows,
        expected: [ownCeiling(seconds), ...(seconds === PUBLISHED_WINDOW ? [...CONTINUITY, ...iphones] : [])],
        ...(rows.some((row) => row.heard > row.windows) ? { foreign: true } : {}),
      };
    }),
  );
}

/** What the mean phone of the simulated air would hear of another, both carried alike; fitted to recordings of others. */
const modelLevel = ({ metres, carriage }: Pick<Level, "metres" | "carriage">): number =>
  levelAt(OPEN_AIR.pathLoss, metres) - 2 * CARRIAGE[carriage].loss;
const MODEL = "mean phone of the simulated air (fitted to Herald's recordings up to 3.5 m)";

function levelFigures({ levels, phones }: Form): Figure[] {
  const calibration = (name: string) => {
    const [maker = "", ...model] = phones.find((phone) => phone.name === name)!.model.split(" ");
    return calibrationOf(maker, model.join(" "));
  };
  const groups = Map.groupBy(levels, ({ metres, carriage }) => `${metres} m, ${carriage}`);
  return [...groups].flatMap(([of, rows]): Figure[] => {
    const lost = rows.map(({ phone, other, dbm }) =>
      attenuation(calibration(other).txPower, dbm, calibration(phone).rssiCorrection),
    );
    const level = tenth(modelLevel(rows[0]!));
    const loss = tenth(DECLARED_TX_POWER - modelLevel(rows[0]!));
    return [
      {
        figure: "level",
        of,
        unit: "dBm",
        measured: tenth(mean(rows.map(({ dbm }) => dbm))),
        from: rows.length,
        expected: [{ whose: MODEL, low: level, high: level }],
      },
      {
        figure: "attenuation",
        of: `${of}, as the app reckons it`,
        unit: "dB",
        measured: tenth(mean(lost)),
        from: rows.length,
        expected: [{ whose: MODEL, low: loss, high: loss }],
      },
    ];
  });
}

/** With fewer partners than these, a difference is the partner's as much as the phone's. */
const PARTNERS = 3;

/** How a phone differs from all of the test, as sender and as listener: a hint for a row of the calibration table, no row. */
function modelFigures({ levels, phones }: Form): Figure[] {
  const off = levels.map((row) => ({ ...row, by: row.dbm - modelLevel(row) }));
  const all = mean(off.map(({ by }) => by));
  const partners = (rows: typeof off, side: "phone" | "other") => new Set(rows.map((row) => row[side])).size;
  return phones.flatMap(({ name, model }) =>
    (
      [
        ["as sender", off.filter(({ other }) => other === name), "phone"],
        ["as listener", off.filter(({ phone }) => phone === name), "other"],
      ] as const
    ).flatMap(([role, rows, side]): Figure[] =>
      partners(rows, side) < PARTNERS
        ? []
        : [
            {
              figure: "model",
              of: `${name} (${model}) ${role}, beside the mean of all`,
              unit: "dB",
              measured: tenth(mean(rows.map(({ by }) => by)) - all),
              from: rows.length,
              expected: [],
            },
          ],
    ),
  );
}

/** All figures of a form. */
export function figuresOf(form: Form): readonly Figure[] {
  const systems = systemsOf(form.phones);
  return [
    ...tryFigures(form),
    ...batteryFigures(form),
    ...detectionFigures(form, systems),
    ...continuityFigures(form, systems),
    ...levelFigures(form),
    ...modelFigures(form),
  ];
}
