/** What of a closed daily report of the province is for the public page. */
import { reportTimes } from "@bluezone/contract/health/report-times";
import type { ClosedReport, ReportFigureKey } from "@bluezone/contract/health/reports";
import type { SituationFile } from "@bluezone/contract/situation-file";
import { parseInstant } from "@bluezone/protocol/time";
import type { Report } from "./read.ts";
import { publicMethod } from "./times-in-words.ts";

/** Whether a report is one that the public page tells of: a day of the whole province, with numbers as they are. */
export const isForPublic = ({ period, body }: Pick<Report, "period" | "body">): boolean =>
  period === "day" &&
  body.form === "exact" &&
  body.places.filter(({ level }) => level === "district").length > 1;

/**
 * The file. Counts that the report has not are null: it counts its day alone, so it has no sum since the beginning, and no
 * tests. Who enters them at the rollout desk adds advice.
 */
export function situationOf(
  { body }: Pick<Report, "body">,
  { day, from, cutOff, closedAt, unitName, illustrative }: ClosedReport,
): SituationFile {
  const times = reportTimes(body, {
    ...{ from: parseInstant(from), cutOff: parseInstant(cutOff), asOf: parseInstant(closedAt) },
  });
  const figure = (key: ReportFigureKey): number | null => {
    const count = body.figures.find((one) => one.key === key)?.count;
    return count?.is === "shown" ? count.value : null;
  };
  return {
    format: "bluezone-situation-1",
    content: {
      day,
      cutOff,
      counts: {
        confirmedToday: figure("casesNew"),
        confirmedTotal: null,
        recovered: null,
        testedToday: null,
        quarantineSite: figure("quarantineSite"),
        quarantineHome: figure("quarantineHome"),
        released: figure("quarantineEnded"),
      },
      districts: [],
      source: { vi: unitName, en: unitName },
      method: { vi: publicMethod(times, "vi"), en: publicMethod(times, "en") },
      advice: { vi: "", en: "" },
      illustrative,
    },
  };
}
