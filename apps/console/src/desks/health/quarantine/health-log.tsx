/** Temperatures and symptoms by day, and the form that enters or corrects half a day. */
import { type HalfLog, logQuarantine } from "@bluezone/contract/health/quarantine";
import { addDays, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Fold } from "../../../kit/page/fold.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { Alert } from "./alert.tsx";
import type { QuarantineAnswer } from "./read.ts";
import { SymptomChips } from "./symptom-chips.tsx";
import { typedTemperature } from "./typed-temperature.ts";
import { CHANGES } from "./use-changed.ts";
import { useSays } from "./use-says.ts";
import { useUnwell } from "./use-unwell.ts";
import { QUARANTINE } from "./words.ts";

function Entry({ log, asked }: { readonly log: HalfLog | undefined; readonly asked: boolean }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const moment = useMoment();
  const { isUnwell } = useUnwell();
  if (!log) return asked ? <StateBadge tone="act">{t("missing")}</StateBadge> : "–";
  const [former] = log.former;
  return (
    <>
      {isUnwell(log) ? <Alert>{says.entry(log)}</Alert> : says.entry(log)}
      {log.by === "person" && <span className="small"> ({t("bySelf")})</span>}
      {log.recorded !== null && (
        <div className="small">{t("recordedLater", { at: moment(log.recorded), sent: moment(log.at) })}</div>
      )}
      {former && <div className="small">{t("former", { value: says.entry(former) })}</div>}
    </>
  );
}

function EnterForm({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const today = useToday();
  const dayFault = useDayFault();
  const { row, logs, half } = read;
  const log = useAction(logQuarantine, CHANGES);
  const { call115 } = useUnwell();
  const [symptoms, setSymptoms] = useState<readonly string[]>([]);
  const draft = useDraft(
    {
      day: date(row.ended === null ? today : parseDay(row.ended), "vi"),
      half: half as string,
      temperature: "",
    },
    (values) => ({
      day: dayFault(values.day),
      half: values.half === "" ? t("kindMissing") : undefined,
      temperature:
        typedTemperature(values.temperature) === undefined
          ? t("temperatureWrong")
          : values.temperature.trim() === "" && symptoms.length === 0
            ? t("nothingTyped")
            : undefined,
    }),
  );
  return (
    <Fold card title={t("enter")} open={row.ended === null}>
      <p className="small">{t("enterText")}</p>
      <Form
        draft={draft}
        words={QUARANTINE}
        send={t("enterSend")}
        onSend={async (values) => {
          const day = isoDay(typedDay(values.day, today) ?? today);
          const there = logs.find((one) => one.day === day && one.half === values.half);
          const asked = {
            id: row.id,
            day,
            half: values.half as "morning" | "afternoon",
            seen: there?.nth ?? 0,
            temperature: typedTemperature(values.temperature) ?? null,
            symptoms: [...symptoms],
          };
          await log.send(asked, t("entered"));
          draft.reset({ ...values, temperature: "" });
          setSymptoms([]);
        }}
      >
        <FormGrid>
          <DateField name="day" label={t("day")} required />
          <ChoiceField
            name="half"
            label={t("half")}
            required
            choices={(["morning", "afternoon"] as const).map((value) => ({
              value,
              label: t(`Half_${value}`),
            }))}
          />
          <TextField
            name="temperature"
            label={t("temperature")}
            hint={t("temperatureHint")}
            inputMode="decimal"
            short
            autoComplete="off"
          />
        </FormGrid>
        <div className="quarantine-symptoms">
          <strong aria-hidden>{t("symptoms")}</strong>
          <SymptomChips value={symptoms} onChange={setSymptoms} />
        </div>
        {call115(symptoms) !== null && <strong role="alert">{call115(symptoms)}</strong>}
      </Form>
    </Fold>
  );
}

/** The part of the page. */
export function HealthLog({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const { may } = useSession();
  const { row, logs, today, half } = read;
  const first = parseDay(row.firstDay);
  // What was entered after the last day stays in sight, also once it has ended.
  const entered = logs.map(({ day }) => parseDay(day));
  const last = Math.max(Math.min(parseDay(today), parseDay(row.ended ?? today)), ...entered);
  const lastDay = row.ended ?? row.lastDay;
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) =>
    isoDay(addDays(first, n)),
  ).reverse();
  const of = (day: string, which: string) => logs.find((one) => one.day === day && one.half === which);
  return (
    <div className="stack">
      <h2>{t("health")}</h2>
      {days.length === 0 ? (
        <p>{t("healthEmpty")}</p>
      ) : (
        <DataTable
          caption={t("health")}
          columns={[
            {
              id: "day",
              title: t("day"),
              cell: (day) => (
                <>
                  {says.day(day)}
                  {day > lastDay && <div className="small">{t("afterLast")}</div>}
                </>
              ),
            },
            {
              id: "morning",
              title: t("morning"),
              cell: (day) => (
                <Entry log={of(day, "morning")} asked={row.ended === null || day <= row.ended} />
              ),
            },
            {
              id: "afternoon",
              title: t("afternoon"),
              cell: (day) => (
                <Entry
                  log={of(day, "afternoon")}
                  asked={(day !== today || half === "afternoon") && (row.ended === null || day <= row.ended)}
                />
              ),
            },
          ]}
          rows={days}
          rowKey={(day) => day}
        />
      )}
      {may("quarantine.write") && days.length > 0 && <EnterForm read={read} />}
    </div>
  );
}
