/** The report of a day or a week: its totals, the way to close it, reports that were closed, the hold of alerts. */
import {
  exportReport,
  type ReportForm,
  type ReportPeriod,
  readReport,
  reportDocx,
  reportPdf,
} from "@bluezone/contract/health/reports";
import { addDays, type Day, isoDay, parseDay, parseInstant, sundayOf } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useApi, useAsk, useNow, useToday } from "../../../api/hooks.ts";
import { useMoment } from "../../../kit/moment.ts";
import { PageTitle } from "../../../kit/page-title.tsx";
import { saveText } from "../../../kit/save-text.ts";
import { Settled } from "../../../kit/settled.tsx";
import { UnitPicker } from "../../../kit/unit-picker.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useUnits } from "../../common/units/use-units.ts";
import { Body } from "./body.tsx";
import { CloseForm } from "./close-form.tsx";
import { ClosedList } from "./closed-list.tsx";
import { Hold } from "./hold.tsx";
import { DAILY_REPORT } from "./words.ts";
import "./reports.css";

/** Days, or weeks, that can be chosen. */
const DAYS = 14;
const WEEKS = 12;

/** The days on which a report can end, newest first. */
const ends = (period: ReportPeriod, today: Day): readonly Day[] =>
  period === "day"
    ? Array.from({ length: DAYS }, (_, back) => addDays(today, -back))
    : Array.from({ length: WEEKS }, (_, back) => addDays(sundayOf(today), -7 * back));

/** The page. */
export function ReportPage() {
  const t = useWords(DAILY_REPORT);
  const title = useWords(PAGES);
  const moment = useMoment();
  const [locale] = useLocale();
  const api = useApi();
  const [now, today] = [useNow(), useToday()];
  const { me, may } = useSession();
  const units = useUnits();
  const exact = may("cases.read");
  const [unitId, setUnitId] = useState(me.unit.id);
  const [period, setPeriod] = useState<ReportPeriod>(exact ? "day" : "week");
  const [form, setForm] = useState<ReportForm>(exact ? "exact" : "told");
  const days = ends(period, today).slice(form === "told" ? 1 : 0);
  const [chosen, setChosen] = useState<string>();
  const day = days.map(isoDay).find((one) => one === chosen) ?? isoDay(days[0] ?? today);
  const asked = { unitId, period, day, form };
  const query = useAsk(readReport, asked);
  const saveCsv = async (): Promise<void> => {
    const { csv } = await api.ask(exportReport, asked);
    saveText(`bao-cao-${day}.csv`, "text/csv", csv);
  };
  return (
    <>
      <PageTitle actions={query.data && <Button onClick={() => void saveCsv()}>{t("csv")}</Button>}>
        {title("dailyReport")}
      </PageTitle>
      <div className="stack">
        <Hold />
        <div className="row only-screen report-choose">
          {units.length > 1 && (
            <UnitPicker label={t("unit")} units={units} value={unitId} required onChange={setUnitId} />
          )}
          {exact && form === "exact" && (
            <NativeSelect
              label={t("period")}
              value={period}
              data={(["day", "week"] as const).map((value) => ({ value, label: t(`period_${value}`) }))}
              onChange={(event) => setPeriod(event.currentTarget.value === "week" ? "week" : "day")}
            />
          )}
          <NativeSelect
            label={t("day")}
            value={day}
            data={days.map((one) => ({ value: isoDay(one), label: date(one, locale) }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          {exact && (
            <NativeSelect
              label={t("form")}
              value={form}
              data={(["exact", "told"] as const).map((value) => ({ value, label: t(`form_${value}`) }))}
              onChange={(event) => {
                const told = event.currentTarget.value === "told";
                setForm(told ? "told" : "exact");
                if (told) setPeriod("week");
              }}
            />
          )}
        </div>
        <Settled query={query} words={DAILY_REPORT}>
          {({ report, closed }) => {
            const over = now >= parseInstant(report.cutOff);
            return (
              <div className="stack" key={`${report.unitId} ${report.period} ${report.day}`}>
                {closed ? (
                  <div className="card stack" role="status">
                    <p>{t("closed", { time: moment(closed.closedAt) })}</p>
                    {closed.by !== "" && <p className="small">{t("closedBy", { name: closed.by })}</p>}
                    {closed.note !== "" && <p>{closed.note}</p>}
                    <span className="row">
                      <a href={api.href(reportPdf, { id: closed.id, form })} download>
                        {t("pdf")}
                      </a>
                      <a href={api.href(reportDocx, { id: closed.id, form })} download>
                        {t("docx")}
                      </a>
                    </span>
                  </div>
                ) : (
                  <p role="status">
                    {over
                      ? t(may("reports.close") ? "ready" : "readyForOthers")
                      : t("notYet", { time: moment(report.cutOff) })}
                  </p>
                )}
                {!closed && over && may("reports.close") && <CloseForm report={report} />}
                <Body report={report} />
              </div>
            );
          }}
        </Settled>
        <ClosedList
          onChoose={(one) => {
            setUnitId(one.unitId);
            setPeriod(one.period);
            setChosen(isoDay(parseDay(one.day)));
          }}
        />
      </div>
    </>
  );
}
