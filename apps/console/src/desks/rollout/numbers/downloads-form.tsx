/** Downloads of a week by district, typed or out of a CSV file. */
import {
  DOWNLOAD_COLUMNS,
  DOWNLOAD_HEADINGS,
  enterDownloads,
  importDownloads,
  readLeague,
} from "@bluezone/contract/rollout/figures";
import { reportWeekAt, type Week } from "@bluezone/contract/rollout/week";
import { on } from "@bluezone/policy/dated";
import { parseDay } from "@bluezone/protocol/time";
import { integer } from "@bluezone/vietnamese/number";
import { useState } from "react";
import { useDo, useNow } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { FileDrop } from "../../../kit/form/file-drop.tsx";
import { Form } from "../../../kit/form/form.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedNumber } from "../../../kit/form/typed-number.ts";
import { useFaultText } from "../../../kit/page/fault-text.ts";
import { useToast } from "../../../kit/page/toast.tsx";
import { lookAtFile, TABLE_KINDS } from "../../../kit/table/look-at-table.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { downloadsOf } from "./typed-downloads.ts";
import { WeekSelect } from "./week-select.tsx";
import { NUMBERS } from "./words.ts";
import "./numbers.css";

/** What a table of downloads must have; the server reads districts by code or name. */
const TABLE = { columns: DOWNLOAD_COLUMNS, needed: DOWNLOAD_COLUMNS, headings: DOWNLOAD_HEADINGS };
const MOST = 200_000;
type Values = Readonly<Record<string, string | boolean>> & {
  readonly source: string;
  readonly illustrative: boolean;
};
const countsIn = (codes: readonly string[], values: Values): Record<string, string> =>
  Object.fromEntries(codes.map((code) => [code, String(values[code] ?? "")]));

/** The form. */
export function DownloadsForm() {
  const t = useWords(NUMBERS);
  const { districts } = useProvince();
  const codes = [...new Set(districts.map(({ code }) => code))];
  const [locale] = useLocale();
  const toast = useToast();
  const fault = useFaultText(NUMBERS);
  const newest = reportWeekAt(useNow());
  const [chosen, setChosen] = useState<Week>();
  const week = chosen ?? newest;
  const [told, setTold] = useState<readonly string[]>([]);
  const enter = useDo(enterDownloads, { changes: [readLeague] });
  const bring = useDo(importDownloads, { changes: [readLeague] });
  const draft = useDraft<Values>(
    { ...Object.fromEntries(codes.map((code) => [code, ""])), source: "", illustrative: false },
    (values) => ({
      source: values.source.trim() === "" ? t("sourceMissing") : undefined,
      ...Object.fromEntries(
        Object.entries(countsIn(codes, values))
          .filter(([, typed]) => typed.trim() !== "" && typedNumber(typed) === undefined)
          .map(([code]) => [code, t("numberWrong")]),
      ),
    }),
  );
  const { source, illustrative } = draft.values;
  const done = ({ added, changed, unchanged }: Readonly<Record<"added" | "changed" | "unchanged", number>>) =>
    toast(
      t("downloadsDone", {
        added: integer(added, locale),
        changed: integer(changed, locale),
        unchanged: integer(unchanged, locale),
      }),
    );
  return (
    <section className="card stack">
      <p>{t("downloadsHelp")}</p>
      <div className="choose-row">
        <WeekSelect value={week} onChange={setChosen} />
      </div>
      <Form
        draft={draft}
        words={NUMBERS}
        send={t("downloadsSend")}
        onSend={async (values) => {
          const rows = downloadsOf(countsIn(codes, values));
          if (rows.length === 0) return draft.fault(codes[0] ?? "source", t("downloadsNone"));
          done(await enter.mutateAsync({ week, source, illustrative, rows: [...rows] }));
        }}
      >
        <TextField name="source" label={t("source")} required maxLength={200} />
        <FormGrid>
          {on(districts, parseDay(week)).map(({ code, name }) => (
            <NumberField key={code} name={code} label={name} />
          ))}
        </FormGrid>
        <CheckField name="illustrative" label={t("made")} />
      </Form>
      <p>{t("downloadsCsv")}</p>
      <FileDrop
        label={t("downloadsDrop")}
        kinds={TABLE_KINDS}
        most={MOST}
        onFile={async (file) => {
          if (source.trim() === "") return draft.fault("source", t("sourceMissing"));
          const { csv, look } = await lookAtFile(new Uint8Array(await file.arrayBuffer()), TABLE, MOST);
          if (look.refused !== undefined) return setTold([t("downloadsRefused", { file: file.name })]);
          try {
            const text = new TextDecoder().decode(csv);
            const outcome = await bring.mutateAsync({ week, source, illustrative, csv: text });
            done(outcome);
            setTold(outcome.faults.map(({ row, code }) => t("rowFault", { row, reason: t(`cell_${code}`) })));
          } catch (error) {
            setTold([fault(error)]);
          }
        }}
      />
      {told.length > 0 && (
        <ul role="alert">
          {told.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
