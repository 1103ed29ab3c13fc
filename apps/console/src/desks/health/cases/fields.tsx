/** The fields of a class with its test and of symptoms, inside a form that has their values. */
import { CASE_CLASSES, CaseTest } from "@bluezone/contract/health/cases";
import { useEffect } from "react";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { useField } from "../../../kit/form/field.ts";
import { useWords } from "../../../words/language.tsx";
import "./cases.css";
import { NO_TEST } from "./case-values.ts";
import { CASES } from "./words.ts";

/** Of `ClassValues`. Only a PCR confirms: what is chosen goes along with the test, and is not offered. */
export function ClassFields() {
  const t = useWords(CASES);
  const test = useField<string>("test", t("test"));
  const named = useField<string>("class", t("class"));
  const confirms = test.value === "pcr";
  const { value, set } = named;
  useEffect(() => {
    if (!confirms && value === "confirmed") set("probable");
  }, [confirms, value, set]);
  return (
    <>
      <div className="case-test">
        <ChoiceField
          name="test"
          label={t("test")}
          required
          choices={[...CaseTest.options, NO_TEST].map((value) => ({ value, label: t(`test_${value}`) }))}
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
      {test.value !== NO_TEST && (
        <div className="fields">
          <DateField name="sampleDay" label={t("sampleDay")} required />
          <DateField name="resultDay" label={t("resultDay")} required />
        </div>
      )}
    </>
  );
}

/** Of `OnsetValues`. */
export function OnsetFields() {
  const t = useWords(CASES);
  const none = useField<boolean>("onsetNone", t("onsetNone"));
  const unknown = useField<boolean>("onsetUnknown", t("onsetUnknown"));
  return (
    <div className="fields">
      <DateField
        name="onsetDay"
        label={t("onsetDay")}
        hint={t("onsetHint")}
        required={!none.value && !unknown.value}
      />
      <div className="case-checks">
        <CheckField name="onsetNone" label={t("onsetNone")} />
        <CheckField name="onsetUnknown" label={t("onsetUnknown")} />
      </div>
    </div>
  );
}
