/** What of a closed daily report of the province is for the public page. */
import type { ClosedReport, ReportFigureKey } from "@bluezone/contract/health/reports";
import type { SituationFile } from "@bluezone/contract/situation-file";
import type { Report } from "./read.ts";

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
  { day, cutOff, unitName, illustrative }: ClosedReport,
): SituationFile {
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
      method: {
        vi: "Ca mới trong 24 giờ đến giờ chốt số, gồm ca xác định và ca có thể.",
        en: "New cases of the 24 hours up to the cut-off, confirmed and probable.",
      },
      advice: { vi: "", en: "" },
      illustrative,
    },
  };
}
