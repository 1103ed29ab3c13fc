/** One result by a form: sent as a file of one row, so that it is judged, counted and shown as any row is. */
import { listLabFiles, uploadResults } from "@bluezone/contract/health/results";
import { useEffect } from "react";
import { useAsk, useToday, useUpload } from "../../../api/hooks.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { fieldId } from "../../../kit/form/field.ts";
import { Form } from "../../../kit/form/form.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { UnitField } from "../../../kit/form/unit-picker.tsx";
import { PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { OnsetFields } from "../cases/fields.tsx";
import { useWrong } from "../cases/use-wrong.ts";
import { useDisease, useTerms } from "../disease/disease.ts";
import { PersonFields } from "../person/person-fields.tsx";
import { faultsOf, newResult, type OneResultValues, oneResultCsv, RESULT_CHOICES } from "./one-result.ts";
import { useCaringUnits } from "./use-caring-units.ts";
import { RESULTS } from "./words.ts";

/** Sentences for what is wrong, by field. */
function useWrongResult(): (values: OneResultValues) => Partial<Record<keyof OneResultValues, string>> {
  const t = useWords(RESULTS);
  const today = useToday();
  const wrong = useWrong();
  return (values) => {
    const { onset, ...faults } = faultsOf(values, today);
    const said = Object.fromEntries(
      Object.entries(faults).flatMap(([name, code]) => (code ? [[name, t(`row_${code}`)]] : [])),
    );
    const onsetDay =
      values.result === "negative"
        ? undefined
        : (wrong.onset(values).onsetDay ?? (onset && t(`row_${onset}`)));
    return {
      ...said,
      ...(values.result === "" ? { result: t("resultMissing") } : {}),
      ...(onsetDay === undefined ? {} : { onsetDay }),
    };
  };
}

function TestFields() {
  const t = useWords(RESULTS);
  const terms = useTerms();
  return (
    <>
      <ChoiceField name="test" label={t("test")} required choices={terms.tests} />
      <ChoiceField
        name="result"
        label={t("result")}
        hint={t("resultHint", { tests: terms.confirming })}
        required
        choices={RESULT_CHOICES.map((value) => ({ value, label: t(`result_${value}`) }))}
      />
      <FormGrid>
        <DateField name="sampleDay" label={t("sampleDay")} required />
        <DateField name="resultDay" label={t("resultDay")} required />
      </FormGrid>
    </>
  );
}

/** The page. */
export function OneResultPage() {
  const t = useWords(RESULTS);
  const title = useWords(PAGES);
  const today = useToday();
  const toast = useToast();
  const go = useGo();
  const disease = useDisease();
  const units = useCaringUnits();
  const mayTellNegative = useAsk(listLabFiles, { limit: 1 }).data?.mayTellNegative === true;
  const give = useUpload(uploadResults, { changes: [listLabFiles] });
  const draft = useDraft(newResult(disease, today), useWrongResult());
  useEffect(() => document.getElementById(fieldId("reference"))?.focus(), []);
  const negative = draft.values.result === "negative";
  const send = async (values: OneResultValues): Promise<void> => {
    const { id } = await give.mutateAsync({
      file: new Blob([oneResultCsv(disease, values, today)], { type: "text/csv" }),
      told: {
        fileName: t("oneFile", { reference: values.reference.trim() }),
        tellNegative: mayTellNegative && negative && values.tellNegative ? "yes" : "no",
      },
    });
    toast(t("oneHandedOver"));
    go({ to: "/results/$id", parts: { id } });
  };
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/results">{title("results")}</PageLink>}>{t("one")}</PageTitle>
      <p>{t("oneHelp")}</p>
      <Form draft={draft} words={RESULTS} send={t(negative ? "oneSendNegative" : "oneSend")} onSend={send}>
        <TextField
          name="reference"
          label={t("reference")}
          hint={t("referenceHint")}
          required
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
        />
        <TestFields />
        <PersonFields nameNeeded={!negative} />
        {!negative && <OnsetFields />}
        {!negative && <UnitField name="unit" label={t("unit")} hint={t("unitHint")} units={units} />}
        {negative && mayTellNegative && (
          <CheckField name="tellNegative" label={t("tellNegative")} hint={t("tellNegativeHelp")} />
        )}
      </Form>
    </div>
  );
}
