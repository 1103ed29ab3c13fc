/** Samples of the course: those that the rule wants and others, with their results. */
import { type CourseTest, noteTest } from "@bluezone/contract/health/quarantine";
import { isoDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useToday } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Fold } from "../../../kit/page/fold.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import type { QuarantineAnswer } from "./read.ts";
import { CHANGES } from "./use-changed.ts";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

function TestForm({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const today = useToday();
  const dayFault = useDayFault();
  const { row, tests } = read;
  const note = useAction(noteTest, CHANGES);
  const next = tests.find(({ result }) => result === null) ?? tests.at(-1);
  const draft = useDraft(
    {
      courseDay: String(next && next.result === null ? next.courseDay : Math.max(1, row.day)),
      taken: date(today, "vi"),
      result: "none",
      resultDay: "",
    },
    (values) => ({
      courseDay: /^([1-9]|[1-5]\d|60)$/.test(values.courseDay.trim()) ? undefined : t("whichWrong"),
      taken: dayFault(values.taken),
      resultDay:
        values.result !== "none" && typedDay(values.resultDay, today) === undefined
          ? t("resultDayMissing")
          : undefined,
    }),
  );
  const { result } = draft.values;
  return (
    <Fold card title={t("testNote")} open={row.nextTest !== null && row.nextTest <= isoDay(today)}>
      <Form
        draft={draft}
        words={QUARANTINE}
        send={t("testNote")}
        onSend={async (values) => {
          const asked = {
            id: row.id,
            version: row.version,
            courseDay: Number(values.courseDay),
            taken: isoDay(typedDay(values.taken, today) ?? today),
            result: values.result === "none" ? null : (values.result as "negative" | "positive"),
            resultDay: values.result === "none" ? null : isoDay(typedDay(values.resultDay, today) ?? today),
          };
          await note.send(asked, t("testDone"));
        }}
      >
        <FormGrid>
          <TextField
            name="courseDay"
            label={t("testWhich")}
            required
            inputMode="numeric"
            short
            autoComplete="off"
          />
          <DateField name="taken" label={t("taken")} required />
        </FormGrid>
        <ChoiceField
          name="result"
          label={t("result")}
          choices={[
            { value: "none", label: t("resultNone") },
            { value: "negative", label: t("result_negative") },
            { value: "positive", label: t("result_positive") },
          ]}
        />
        {result !== "none" && <DateField name="resultDay" label={t("resultDay")} required />}
      </Form>
    </Fold>
  );
}

/** The part of the page. */
export function Tests({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const { may } = useSession();
  const { row, tests, today } = read;
  const taken = ({ day, taken }: CourseTest) => {
    if (taken) return says.day(taken);
    if (day > today) return t("testAhead");
    return <StateBadge tone="act">{t("testMissing")}</StateBadge>;
  };
  return (
    <div className="stack">
      <h2>{t("tests")}</h2>
      {tests.length === 0 ? (
        <p>{t("testsEmpty")}</p>
      ) : (
        <DataTable
          caption={t("tests")}
          columns={[
            {
              id: "day",
              title: t("testDay"),
              cell: ({ courseDay, ofRule }) =>
                ofRule ? String(courseDay) : t("testExtra", { day: String(courseDay) }),
            },
            { id: "wanted", title: t("testWanted"), cell: ({ day }) => says.day(day) },
            { id: "taken", title: t("testTaken"), cell: taken },
            {
              id: "result",
              title: t("testResult"),
              cell: ({ result, resultDay, taken }) => {
                if (result === null) return taken === null ? "" : t("testWaiting");
                return `${t(`result_${result}`)}${resultDay ? ` · ${says.day(resultDay)}` : ""}`;
              },
            },
          ]}
          rows={tests}
          rowKey={({ courseDay }) => String(courseDay)}
        />
      )}
      {may("quarantine.write") && row.ended === null && (
        <TestForm key={`test ${tests.map(({ result, taken }) => `${taken} ${result}`).join()}`} read={read} />
      )}
    </div>
  );
}
