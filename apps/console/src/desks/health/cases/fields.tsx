/** The fields of a test and of symptoms, inside a form that has their values. */
import { CaseResult, CaseTest } from "@bluezone/contract/health/cases";
import { useEffect } from "react";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { useField } from "../../../kit/form/field.ts";
import { useWords } from "../../../words/language.tsx";
import "./cases.css";
import { CASES } from "./words.ts";

/** Of `TestValues`. A rapid test confirms nothing: what is chosen goes along with the test, and is not offered. */
export function TestFields() {
  const t = useWords(CASES);
  const test = useField<string>("test", t("test"));
  const result = useField<string>("result", t("result"));
  const rapid = test.value === "rapid";
  const { value, set } = result;
  useEffect(() => {
    if (rapid && value === "confirmed") set("likely");
  }, [rapid, value, set]);
  return (
    <>
      <div className="case-test">
        <ChoiceField
          name="test"
          label={t("test")}
          required
          choices={CaseTest.options.map((value) => ({ value, label: t(`test_${value}`) }))}
        />
        <ChoiceField
          name="result"
          label={t("result")}
          required
          choices={CaseResult.options
            .filter((value) => !rapid || value !== "confirmed")
            .map((value) => ({ value, label: t(`result_${value}`) }))}
        />
      </div>
      <div className="fields">
        <DateField name="sampleDay" label={t("sampleDay")} required />
        <DateField name="resultDay" label={t("resultDay")} required />
      </div>
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
