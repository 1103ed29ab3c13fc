/** A sample is added or changed, and its result entered. */
import { readCase } from "@bluezone/contract/health/cases";
import {
  addSample,
  changeSample,
  readSamples,
  SampleResult,
  type SampleShown,
} from "@bluezone/contract/health/samples";
import { readSummary, readTimeline } from "@bluezone/contract/health/timeline";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { KIT } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { useDisease, useTerms } from "../disease/disease.ts";
import { drawRecordId } from "../draw-record-id.ts";
import { useFieldFault } from "../person/use-field-fault.ts";
import { NO_RESULT, newSample, type SampleValues, sampleIn, sampleValuesOf } from "./sample-values.ts";
import { SAMPLES } from "./words.ts";

/** Whose sample it is. */
export type SampleOf = { readonly caseId: string } | { readonly contactId: string };
/** What a change makes old. */
export const SAMPLE_CHANGES = { changes: [readSamples, readSummary, readTimeline, readCase] };

function useWrongSample(): (values: SampleValues) => Partial<Record<keyof SampleValues, string | undefined>> {
  const t = useWords(SAMPLES);
  const today = useToday();
  const dayFault = useDayFault();
  return ({ taken, result, resultDay }) => {
    const day = typedDay(taken, today) ?? today;
    const done = typedDay(resultDay, today) ?? today;
    const early = done > today || done < day ? t("resultDayEarly") : undefined;
    return {
      taken: dayFault(taken) ?? (day > today ? t("takenLate") : undefined),
      resultDay: result === NO_RESULT ? undefined : (dayFault(resultDay) ?? early),
    };
  };
}

/** The fields, of `SampleValues`. */
function SampleFields({ result }: { readonly result: string }) {
  const t = useWords(SAMPLES);
  const terms = useTerms();
  return (
    <>
      <FormGrid>
        <DateField name="taken" label={t("taken")} required />
        <SelectField name="specimen" label={t("specimen")} required choices={terms.specimens} />
      </FormGrid>
      <ChoiceField name="test" label={t("test")} required choices={terms.tests} />
      <TextField
        name="laboratory"
        label={t("laboratory")}
        hint={t("laboratoryHint")}
        maxLength={120}
        autoComplete="off"
      />
      <ChoiceField
        name="result"
        label={t("result")}
        choices={[NO_RESULT, ...SampleResult.options].map((value) => ({
          value,
          label: t(`result_${value}`),
        }))}
      />
      {result !== NO_RESULT && <DateField name="resultDay" label={t("resultDay")} required />}
    </>
  );
}

/** The dialog; without a sample it adds one. */
export function SampleDialog({
  of,
  sample,
  onClose,
}: {
  readonly of: SampleOf;
  readonly sample?: SampleShown | undefined;
  readonly onClose: () => void;
}) {
  const t = useWords(SAMPLES);
  const kit = useWords(KIT);
  const today = useToday();
  const fieldFault = useFieldFault(SAMPLES);
  const disease = useDisease();
  const [drawn] = useState(drawRecordId);
  const [seen] = useState(sample);
  const add = useAction(addSample, SAMPLE_CHANGES);
  const change = useAction(changeSample, SAMPLE_CHANGES);
  const draft = useDraft(seen ? sampleValuesOf(seen, today) : newSample(disease, today), useWrongSample());
  return (
    <Dialog open wide title={t(seen ? "changeTitle" : "add")} onClose={onClose}>
      <Form
        draft={draft}
        words={SAMPLES}
        send={kit("save")}
        onSend={async (values) => {
          const typed = sampleIn(values, today);
          try {
            if (seen) await change.send({ id: seen.id, version: seen.version, sample: typed }, t("changed"));
            else await add.send({ of, id: drawn, sample: typed }, t("added"));
            onClose();
          } catch (error) {
            if (!fieldFault(draft, error)) throw error;
          }
        }}
      >
        <SampleFields result={draft.values.result} />
      </Form>
    </Dialog>
  );
}
