/**
 * Field experiments from a folder (docs/risk-bench.md#the-format). Each JSON file has either `experiments` (scans of phones at
 * positions) or `logs` (levels second by second at a distance); each CSV file is our form of a field test. Others are passed over
 * and named.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { calibrationOf } from "@bluezone/device/calibration-of";
import { attenuation } from "@bluezone/protocol/air/calibration";
import { z } from "zod";
import { Failure } from "../failure.ts";
import { readForm } from "../field-test/form.ts";
import { LONGEST_DATA, openJson, shownPath } from "../input-file.ts";
import { fieldTestPairs } from "./field-test-pairs.ts";
import { namesOf } from "./levels.ts";
import type { Pair, PhoneModel } from "./pair.ts";
import { OWN_CYCLE, sampled } from "./sampling.ts";

const Name = z.union([z.string().min(1).max(200), z.int()]).transform(String);
const finite = z.number();
const Experiments = z.object({
  source: z.string().optional(),
  devices: z
    .array(z.object({ id: Name, brand: z.string().nullish(), model: z.string().nullish() }))
    .default([]),
  experiments: z.array(z.unknown()),
});
const Experiment = z.object({
  experiment: Name,
  setting: z.string().min(1).max(200),
  metres: z.record(z.string(), z.array(finite).min(1).max(3).nullable()),
  /** How long everybody was there. */
  seconds: finite.positive().optional(),
  pairs: z.array(
    z.object({
      by: Name,
      of: Name,
      scans: z.array(z.tuple([finite, finite, finite]).rest(z.unknown())),
    }),
  ),
});
const Logs = z.object({ source: z.string().optional(), logs: z.array(z.unknown()) });
const FOOT = 0.3048;
/** Seconds of a log, and its rows: four hours. */
const LONGEST_LOG = 14_400;
/** Experiments, and systems, makers and models, that are fitted together: each fit takes the cube of their number, and there is one for each two experiments. */
const MOST_EXPERIMENTS = 60;
const MOST_PHONES = 150;
const Log = z.object({
  file: z.string(),
  receiver: z.string(),
  sender: z.string().optional(),
  setting: z.string().optional(),
  carried: z.string().nullish(),
  feet: finite.positive().optional(),
  metres: finite.positive().optional(),
  seconds: finite.positive().max(LONGEST_LOG),
  rows: z.array(z.tuple([finite.min(0), finite.min(0), finite, finite]).rest(z.unknown())).max(LONGEST_LOG),
});

/** What a folder holds. */
export interface FieldData {
  readonly pairs: readonly Pair[];
  /** File and where it says that it comes from. */
  readonly sources: readonly { readonly file: string; readonly source: string }[];
  /** JSON and CSV files of another shape; of our form with a mistake in it `field-test` says which. */
  readonly passedOver: readonly string[];
}

const FORM = "field experiments ({devices, experiments} or {logs})";
const UNKNOWN: PhoneModel = { maker: "", model: "" };

/** Reads every JSON file of a folder, in order of name. Throws Failure when there is no folder, or nothing to judge in it. */
export async function readFieldData(folder: string): Promise<FieldData> {
  const names = await readdir(folder).catch(() => {
    throw new Failure("noInput", `the folder ${shownPath(folder)} is not there.`);
  });
  const pairs: Pair[] = [];
  const sources: { file: string; source: string }[] = [];
  const passedOver: string[] = [];
  for (const file of names.filter((name) => name.endsWith(".csv")).sort()) {
    const form = await readForm(join(folder, file)).catch((error: unknown) => {
      if (error instanceof Failure) return undefined;
      throw error;
    });
    if (form === undefined) {
      passedOver.push(file);
      continue;
    }
    pairs.push(...fieldTestPairs(file, form));
    sources.push({ file, source: "our form of a field test" });
  }
  for (const file of names.filter((name) => name.endsWith(".json")).sort()) {
    const { value, fit } = await openJson(join(folder, file), FORM, LONGEST_DATA);
    const has = (key: string): boolean =>
      typeof value === "object" && value !== null && Array.isArray((value as Record<string, unknown>)[key]);
    if (has("experiments")) {
      const data = fit(value, Experiments);
      pairs.push(
        ...data.experiments.flatMap((one, i) =>
          pairsOf(fit(one, Experiment, `experiments[${i}]`), data.devices),
        ),
      );
      sources.push({ file, source: data.source ?? "not named" });
    } else if (has("logs")) {
      const data = fit(value, Logs);
      pairs.push(...data.logs.map((one, i) => pairOf(fit(one, Log, `logs[${i}]`))));
      sources.push({ file, source: data.source ?? "not named" });
    } else passedOver.push(file);
  }
  if (pairs.length === 0)
    throw new Failure("badData", `the folder ${shownPath(folder)} has no pair of phones in it; ${FORM}.`);
  refuseTooMany(pairs);
  return { pairs, sources, passedOver };
}

/** Throws Failure for more than can be fitted in the time that somebody waits. */
function refuseTooMany(pairs: readonly Pair[]): void {
  const fitted = pairs.filter(({ ownTable }) => !ownTable);
  const experiments = new Set(fitted.map(({ experiment }) => experiment)).size;
  const phones = new Set(fitted.flatMap(({ by, of }) => [...namesOf(by), ...namesOf(of)])).size;
  if (experiments > MOST_EXPERIMENTS || phones > MOST_PHONES)
    throw new Failure(
      "badData",
      `there are more than ${MOST_EXPERIMENTS} experiments or more than ${MOST_PHONES} makers and models of phones, too many to fit.`,
    );
}

/** Metres between two places; an axis that one does not name is 0 there. */
const apart = (here: readonly number[], there: readonly number[]): number =>
  Math.hypot(...[0, 1, 2].map((axis) => (here[axis] ?? 0) - (there[axis] ?? 0)));

/** Pairs of phones that both worked: that heard anybody, and whom anybody heard. What lay there silent says nothing of a rule. */
function pairsOf(
  { experiment, setting, metres, seconds, pairs }: z.output<typeof Experiment>,
  devices: z.output<typeof Experiments>["devices"],
): Pair[] {
  const heard = pairs.filter(({ scans }) => scans.length > 0);
  const heardAnybody = new Set(heard.map(({ by }) => by));
  const wasHeard = new Set(heard.map(({ of }) => of));
  const phoneOf = (name: string): PhoneModel => {
    const device = devices.find(({ id }) => id === name);
    return device ? { maker: device.brand ?? "", model: device.model ?? "" } : UNKNOWN;
  };
  const placeOf = (name: string) => (Object.hasOwn(metres, name) ? metres[name] : undefined);
  const lasted = (scans: (typeof heard)[number]["scans"]): number =>
    scans.reduce((sum, [, , since]) => sum + since, 0);
  const together = seconds ?? heard.reduce((most, { scans }) => Math.max(most, lasted(scans)), 0);
  return pairs.flatMap(({ by, of, scans }) => {
    const [here, there] = [placeOf(by), placeOf(of)];
    if (!here || !there || !heardAnybody.has(by) || !wasHeard.has(of)) return [];
    return {
      experiment,
      setting,
      phones: [by, of] as const,
      by: phoneOf(by),
      of: phoneOf(of),
      metres: apart(here, there),
      together,
      // As GAEN: no attenuation below 0, and no time before the scan before.
      scans: scans.map(([typical, least, since]) => ({
        typical: Math.max(0, typical),
        least: Math.max(0, least),
        seconds: Math.max(0, since),
      })),
    };
  });
}

/** A log names no transmit power: what our table says of an iPhone, or of the makers it names, stands in. */
function pairOf(log: z.output<typeof Log>): Pair {
  const { file, receiver, sender = "iPhone", carried, seconds } = log;
  const metres = log.metres ?? (log.feet === undefined ? undefined : log.feet * FOOT);
  if (metres === undefined)
    throw new Failure("badData", `the log ${shownPath(file)} has neither metres nor feet.`);
  const makerOf = (model: string): string => (/^i(Phone|Pad)/i.test(model) ? "Apple" : "");
  const { txPower } = calibrationOf(makerOf(sender), sender);
  const { rssiCorrection } = calibrationOf(makerOf(receiver), receiver);
  const raw = log.rows.map(([second, , typical, best]) => ({
    second,
    typical: attenuation(txPower, typical, rssiCorrection),
    least: attenuation(txPower, best, rssiCorrection),
  }));
  return {
    experiment: file,
    setting: log.setting ?? `logs, ${carried ?? "as it was"}`,
    phones: [receiver, sender],
    by: { maker: makerOf(receiver), model: receiver },
    of: { maker: makerOf(sender), model: sender },
    metres,
    together: seconds,
    scans: sampled(raw, seconds, OWN_CYCLE),
    ownTable: true,
    raw,
  };
}
