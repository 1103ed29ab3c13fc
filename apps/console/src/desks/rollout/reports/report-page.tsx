/** A week's report: figures with their rows, and the way to close and print it. */
import { exportReport, previewReport } from "@bluezone/contract/rollout/reports";
import { cutOffOf, type Week } from "@bluezone/contract/rollout/week";
import { useState } from "react";
import { useApi, useAsk, useNow } from "../../../api/hooks.ts";
import { UnitPicker } from "../../../kit/form/unit-picker.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { SaveTable } from "../../../kit/table/save-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { useUnits } from "../../common/units/use-units.ts";
import { WeekSelect } from "../numbers/week-select.tsx";
import { CloseForm } from "./close-form.tsx";
import { PaperLinks } from "./paper-links.tsx";
import { paperNumber } from "./paper-number.ts";
import { RollUp } from "./roll-up.tsx";
import { REPORTS } from "./words.ts";
import "../numbers/numbers.css";

/** The page. */
export function ReportPage() {
  const t = useWords(REPORTS);
  const title = useWords(PAGES);
  const moment = useMoment();
  const api = useApi();
  const now = useNow();
  const { me, may } = useSession();
  const units = useUnits();
  const [unitId, setUnitId] = useState(me.unit.id);
  const [week, setWeek] = useState<Week>();
  const query = useAsk(previewReport, { unitId, ...(week === undefined ? {} : { week }) });
  const csvOf = (of: Week): Promise<string> =>
    api.ask(exportReport, { unitId, week: of }).then(({ csv }) => csv);
  const headings = {
    key: t("column_key"),
    name: t("column_name"),
    n: t("column_n"),
    of: t("column_of"),
  };
  return (
    <>
      <PageTitle
        actions={
          <>
            <PageButton to="/reports/papers">{t("papers")}</PageButton>
            {query.data && (
              <SaveTable
                name={`bao-cao-${query.data.rollUp.week}`}
                csv={() => csvOf(query.data.rollUp.week)}
                headings={headings}
              />
            )}
          </>
        }
      >
        {title("reports")}
      </PageTitle>
      <div className="stack">
        <div className="choose-row only-screen">
          {units.length > 1 && (
            <div className="choose-unit">
              <UnitPicker label={t("office")} units={units} value={unitId} required onChange={setUnitId} />
            </div>
          )}
          <WeekSelect value={week} onChange={setWeek} count={26} />
        </div>
        <Settled query={query} words={REPORTS}>
          {(preview) => {
            const { rollUp, closed } = preview;
            const end = cutOffOf(rollUp.week);
            return (
              <div className="stack" key={`${rollUp.unitId} ${rollUp.week} ${closed?.id ?? ""}`}>
                {closed ? (
                  <div className="card stack" role="status">
                    <p>{t("closed", { number: paperNumber(closed), time: moment(closed.closedAt) })}</p>
                    <PaperLinks paper={closed} />
                  </div>
                ) : (
                  <p role="status">{now < end ? t("notYet", { time: moment(end) }) : t("notClosed")}</p>
                )}
                <RollUp rollUp={rollUp} />
                {!closed && now >= end && may("reports.write") && <CloseForm preview={preview} />}
              </div>
            );
          }}
        </Settled>
      </div>
    </>
  );
}
