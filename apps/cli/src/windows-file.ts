/** Exposure windows in a file, with GAEN's numbers for report type and infectiousness. */
import { COUNTED_REPORT_TYPES } from "@bluezone/protocol/report/report-type";
import { type Day, parseDay } from "@bluezone/protocol/time";
import { z } from "zod";
import { Failure } from "./failure.ts";
import { LONGEST_DATA, openJson, shownPath } from "./input-file.ts";

const age = z.int().min(0).max(100_000);
const Window = z.object({
  ageInDays: age.optional(),
  date: z.iso.date().optional(),
  reportType: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  infectiousness: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  calibrationConfidence: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  scanInstances: z.array(z.unknown()),
});
const Scan = z.object({
  minAttenuation: z.number(),
  typicalAttenuation: z.number(),
  secondsSinceLastScan: z.number(),
});
const List = z.array(z.unknown());
const Windows = z.union([
  List,
  z.object({ exposureWindows: List }).transform(({ exposureWindows }) => exposureWindows),
  z.object({ windows: List }).transform(({ windows }) => windows),
]);

const REPORT_TYPES = [...COUNTED_REPORT_TYPES, "recursive"] as const;
const INFECTIOUSNESS = ["none", "standard", "high"] as const;
const FORM =
  'a list of windows [{"ageInDays": 1 (or "date": "2020-12-27"), "reportType": 1-4, "infectiousness": 0-2, "calibrationConfidence": 0-3, "scanInstances": [{"minAttenuation", "typicalAttenuation", "secondsSinceLastScan"}]}]';

/** A window with the day it was on, in both ways. */
export type ReadWindow = {
  readonly day: Day;
  readonly ageInDays: number;
  /** Whether the file names the day by its date. */
  readonly dated: boolean;
  readonly reportType: (typeof REPORT_TYPES)[number];
  readonly infectiousness: (typeof INFECTIOUSNESS)[number];
  readonly calibrationConfidence: 0 | 1 | 2 | 3;
  readonly scanInstances: readonly z.output<typeof Scan>[];
};

/**
 * Reads windows, a list or one under the name `exposureWindows` or `windows`; other names are read past. `today` is the day that
 * ages count from. Throws Failure as `readJson` does, and for a window with no day, with two, or after today.
 */
export async function readWindows(file: string, today: Day): Promise<readonly ReadWindow[]> {
  const { value, fit } = await openJson(file, FORM, LONGEST_DATA);
  return fit(value, Windows).map((entry, i) => {
    const at = `[${i}]`;
    const { ageInDays, date, reportType, infectiousness, scanInstances, ...window } = fit(entry, Window, at);
    const wrong = (says: string) =>
      new Failure("badData", `the file ${shownPath(file)}: window ${at} ${says}.`);
    if ((ageInDays === undefined) === (date === undefined)) throw wrong("must have either ageInDays or date");
    const daysAgo = ageInDays ?? today - parseDay(date!);
    if (!age.safeParse(daysAgo).success) throw wrong("is after today, or too long ago; see --today");
    return {
      ...window,
      ageInDays: daysAgo,
      dated: date !== undefined,
      day: (today - daysAgo) as Day,
      reportType: REPORT_TYPES[reportType - 1]!,
      infectiousness: INFECTIOUSNESS[infectiousness],
      scanInstances: scanInstances.map((scan, j) => fit(scan, Scan, `${at}.scanInstances[${j}]`)),
    };
  });
}
