/** What a case record asks of somebody beside who they are: folded, so that a case is typed in under a minute. */
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useField } from "../../../kit/form/field.ts";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Fold } from "../../../kit/page/fold.tsx";
import { useWords } from "../../../words/language.tsx";
import { PERSON } from "./words.ts";

/** Of `AboutValues`. A fault unfolds it. */
export function AboutFields() {
  const t = useWords(PERSON);
  const sex = useField<string>("sex", t("sex"));
  const pregnant = useField<string>("pregnant", t("pregnancy"));
  const weeks = useField<string>("weeks", t("weeks"));
  const choices = (name: "sex" | "pregnant", values: readonly string[]) => [
    { value: "", label: t("notAsked") },
    ...values.map((value) => ({ value, label: t(`${name}_${value}` as "sex_male") })),
  ];
  const line = { maxLength: 120, autoComplete: "off" };
  return (
    <Fold title={t("about")} held={weeks.error !== undefined}>
      <ChoiceField name="sex" label={t("sex")} choices={choices("sex", ["male", "female"])} />
      {sex.value !== "male" && (
        <ChoiceField
          name="pregnant"
          label={t("pregnancy")}
          choices={choices("pregnant", ["yes", "no", "unknown"])}
        />
      )}
      {sex.value !== "male" && pregnant.value === "yes" && (
        <TextField
          name="weeks"
          label={t("weeks")}
          hint={t("weeksHint")}
          inputMode="numeric"
          short
          autoComplete="off"
        />
      )}
      <FormGrid>
        <TextField name="occupation" label={t("occupation")} {...line} />
        <TextField name="workplace" label={t("workplace")} {...line} />
      </FormGrid>
    </Fold>
  );
}
