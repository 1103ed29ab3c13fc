/** A symptom, an admission or a vaccination is added, or changed. */
import { addCourse, type CourseEntry, changeCourse, readCourse } from "@bluezone/contract/health/course";
import { OTHER } from "@bluezone/contract/health/term";
import { readTimeline } from "@bluezone/contract/health/timeline";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { DateField } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { KIT } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { useTerms } from "../disease/disease.ts";
import { drawRecordId } from "../draw-record-id.ts";
import { useFieldFault } from "../person/use-field-fault.ts";
import { type CourseKind, courseIn, courseValuesOf, NO_COURSE } from "./course-values.ts";
import { useWrongCourse } from "./use-wrong-course.ts";
import { COURSE } from "./words.ts";

/** What a change makes old. */
export const COURSE_CHANGES = { changes: [readCourse, readTimeline] };

function What({ kind, symptom }: { readonly kind: CourseKind; readonly symptom: string }) {
  const t = useWords(COURSE);
  const terms = useTerms();
  const line = { maxLength: 120, autoComplete: "off" };
  if (kind === "admission") return <TextField name="where" label={t("place")} required {...line} />;
  if (kind === "vaccination")
    return (
      <FormGrid>
        <TextField name="dose" label={t("dose")} required inputMode="numeric" short autoComplete="off" />
        <TextField name="product" label={t("product")} hint={t("productHint")} {...line} />
      </FormGrid>
    );
  return (
    <>
      <SelectField name="symptom" label={t("symptom")} required choices={terms.symptoms} />
      {symptom === OTHER && <TextField name="words" label={t("words")} required {...line} />}
    </>
  );
}

function Days({ kind }: { readonly kind: CourseKind }) {
  const t = useWords(COURSE);
  return (
    <>
      <FormGrid>
        <DateField name="from" label={t(`from_${kind}`)} required />
        {kind !== "vaccination" && <DateField name="to" label={t(`to_${kind}`)} hint={t(`toHint_${kind}`)} />}
      </FormGrid>
      {kind === "admission" && (
        <FormGrid>
          <DateField name="intensiveFrom" label={t("intensiveFrom")} hint={t("intensiveHint")} />
          <DateField name="intensiveTo" label={t("intensiveTo")} hint={t("intensiveHint")} />
        </FormGrid>
      )}
    </>
  );
}

/** The dialog; without an entry it adds one. */
export function CourseDialog({
  caseId,
  kind,
  entry,
  onClose,
}: {
  readonly caseId: string;
  readonly kind: CourseKind;
  readonly entry?: CourseEntry | undefined;
  readonly onClose: () => void;
}) {
  const t = useWords(COURSE);
  const kit = useWords(KIT);
  const today = useToday();
  const fieldFault = useFieldFault(COURSE);
  const [drawn] = useState(drawRecordId);
  const [seen] = useState(entry);
  const add = useAction(addCourse, COURSE_CHANGES);
  const change = useAction(changeCourse, COURSE_CHANGES);
  const draft = useDraft(seen ? courseValuesOf(seen.what) : NO_COURSE, useWrongCourse(kind));
  return (
    <Dialog open wide title={t(seen ? `change_${kind}` : `add_${kind}`)} onClose={onClose}>
      <Form
        draft={draft}
        words={COURSE}
        send={kit("save")}
        onSend={async (values) => {
          const what = courseIn(kind, values, today);
          try {
            if (seen) await change.send({ id: seen.id, version: seen.version, what }, t("changed"));
            else await add.send({ caseId, id: drawn, what }, t("added"));
            onClose();
          } catch (error) {
            if (!fieldFault(draft, error)) throw error;
          }
        }}
      >
        <What kind={kind} symptom={draft.values.symptom} />
        <Days kind={kind} />
      </Form>
    </Dialog>
  );
}
