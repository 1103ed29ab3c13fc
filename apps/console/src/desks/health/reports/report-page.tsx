/** The report of a day or a week: its totals, the way to close it, reports that were closed, the hold and the threshold of alerts. */
import { exportReport, readReport } from "@bluezone/contract/health/reports";
import { useApi, useAsk } from "../../../api/hooks.ts";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { SaveTable } from "../../../kit/table/save-table.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useMaybeWord, useWords } from "../../../words/language.tsx";
import { Body } from "./body.tsx";
import { ClosedList } from "./closed-list.tsx";
import { Hold } from "./hold.tsx";
import { ReportChoice, useReportChoice } from "./report-choice.tsx";
import { ReportState } from "./report-state.tsx";
import { WarningThreshold } from "./warning-threshold.tsx";
import { DAILY_REPORT } from "./words.ts";

/** The page. */
export function ReportPage() {
  const t = useWords(DAILY_REPORT);
  const title = useWords(PAGES);
  const api = useApi();
  const choice = useReportChoice();
  const { asked } = choice;
  const query = useAsk(readReport, asked);
  const word = useMaybeWord();
  /** The code of a part, at the beginning of a line, in words. */
  const inWords = (csv: string): string =>
    csv.replace(/(?<=\r\n")[a-z0-9-]+(?=")/g, (part) => word(DAILY_REPORT, `part_${part}`) ?? part);
  const columns = { part: t("column_part"), code: t("column_code"), name: t("column_name") };
  return (
    <>
      <PageTitle
        actions={
          query.data && (
            <SaveTable
              name={`bao-cao-${asked.day}`}
              csv={() => api.ask(exportReport, asked).then(({ csv }) => inWords(csv))}
              headings={{ ...columns, value: t("column_value") }}
            />
          )
        }
      >
        {title("dailyReport")}
      </PageTitle>
      <div className="stack">
        <Hold />
        <ReportChoice choice={choice} />
        <Settled query={query} words={DAILY_REPORT}>
          {(read) => (
            <div className="stack" key={`${read.report.unitId} ${read.report.period} ${read.report.day}`}>
              <ReportState read={read} form={asked.form} />
              <Body read={read} />
            </div>
          )}
        </Settled>
        <ClosedList onChoose={choice.open} />
        <WarningThreshold />
      </div>
    </>
  );
}
