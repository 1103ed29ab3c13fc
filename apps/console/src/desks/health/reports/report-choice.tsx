/** Which report is read: of which unit, day or week, with exact figures or as it is told. */
import type { ClosedReport, ReportForm, ReportPeriod } from "@bluezone/contract/health/reports";
import { addDays, type Day, isoDay, parseDay, sundayOf } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { UnitPicker } from "../../../kit/form/unit-picker.tsx";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useUnits } from "../../common/units/use-units.ts";
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

/** What is chosen; whoever may not read cases gets weeks as they are told. */
export function useReportChoice() {
  const { me, may } = useSession();
  const today = useToday();
  const exact = may("cases.read");
  const [unitId, setUnitId] = useState(me.unit.id);
  const [period, setPeriod] = useState<ReportPeriod>(exact ? "day" : "week");
  const [form, setForm] = useState<ReportForm>(exact ? "exact" : "told");
  const [chosen, setChosen] = useState<string>();
  const days = ends(period, today).slice(form === "told" ? 1 : 0);
  const day = days.map(isoDay).find((one) => one === chosen) ?? isoDay(days[0] ?? today);
  return {
    asked: { unitId, period, day, form },
    /** Whether exact figures can be chosen. */
    exact,
    days,
    setUnitId,
    setPeriod,
    setDay: setChosen,
    setForm(next: ReportForm): void {
      setForm(next);
      if (next === "told") setPeriod("week");
    },
    /** Goes to one that was closed. */
    open(report: ClosedReport): void {
      setUnitId(report.unitId);
      setPeriod(report.period);
      setChosen(isoDay(parseDay(report.day)));
    },
  };
}

/** The lists above the report. */
export function ReportChoice({
  choice: { asked, exact, days, setUnitId, setPeriod, setDay, setForm },
}: {
  readonly choice: ReturnType<typeof useReportChoice>;
}) {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  const units = useUnits();
  const { unitId, period, day, form } = asked;
  return (
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
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      {exact && (
        <NativeSelect
          label={t("form")}
          value={form}
          data={(["exact", "told"] as const).map((value) => ({ value, label: t(`form_${value}`) }))}
          onChange={(event) => setForm(event.currentTarget.value === "told" ? "told" : "exact")}
        />
      )}
    </div>
  );
}
