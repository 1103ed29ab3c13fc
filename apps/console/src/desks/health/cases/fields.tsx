/** The fields of a class with its test and of symptoms, inside a form that has their values. */
import { CASE_CLASSES, CaseClass, goesDown } from "@bluezone/contract/health/cases";
import { definitionOn } from "@bluezone/policy/disease";
import { useEffect, useRef } from "react";
import { useToday } from "../../../api/hooks.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { useField } from "../../../kit/form/field.ts";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import "./cases.css";
import { classAlong, NO_TEST, surestOf } from "../disease/chosen-test.ts";
import { useDisease, useTerms } from "../disease/disease.ts";
import { CASES } from "./words.ts";

/**
 * Of `ClassValues`. What nothing confirms is not offered as confirmed. Another test takes a class that is too sure down to the one
 * that goes along with it. `linked`: the person was near a known case.
 */
export function ClassFields({ linked = false }: { readonly linked?: boolean }) {
  const t = useWords(CASES);
  const test = useField<string>("test", t("test"));
  const named = useField<string>("class", t("class"));
  const disease = useDisease();
  const terms = useTerms();
  const [locale] = useLocale();
  const today = useToday();
  const confirms = surestOf(disease, test.value, linked) === "confirmed";
  const definition = definitionOn(disease, named.value, today);
  const { value, set } = named;
  const before = useRef(test.value);
  useEffect(() => {
    if (before.current === test.value) return;
    before.current = test.value;
    const along = classAlong(disease, test.value, linked);
    if (goesDown(CaseClass.parse(value), along)) set(along);
  }, [disease, linked, test.value, value, set]);
  return (
    <>
      <div className="case-test">
        <ChoiceField
          name="test"
          label={t("test")}
          required
          choices={[...terms.tests, { value: NO_TEST, label: t("test_none") }]}
        />
        <ChoiceField
          name="class"
          label={t("class")}
          required
          choices={CASE_CLASSES.toReversed()
            .filter((value) => confirms || value !== "confirmed")
            .map((value) => ({ value, label: t(`class_${value}`) }))}
        />
      </div>
      {definition && (
        <p className="small">
          {definition.words[locale].replace(/\.$/, "")} ({definition.document}).
          {definition.confirmed ? "" : ` ${t("definitionOpen")}`}
        </p>
      )}
      {test.value !== NO_TEST && (
        <FormGrid>
          <DateField name="sampleDay" label={t("sampleDay")} required />
          <DateField name="resultDay" label={t("resultDay")} required />
        </FormGrid>
      )}
    </>
  );
}

/** Of `OnsetValues`. */
export function OnsetFields() {
  const t = useWords(CASES);
  const { onset } = useDisease();
  const [locale] = useLocale();
  const none = useField<boolean>("onsetNone", t("onsetNone"));
  const unknown = useField<boolean>("onsetUnknown", t("onsetUnknown"));
  return (
    <>
      <DateField
        name="onsetDay"
        label={onset[locale]}
        hint={t("onsetHint")}
        required={!none.value && !unknown.value}
      />
      <CheckField name="onsetNone" label={t("onsetNone")} />
      <CheckField name="onsetUnknown" label={t("onsetUnknown")} />
    </>
  );
}
