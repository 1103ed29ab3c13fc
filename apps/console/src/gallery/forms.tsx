/** Every field, right and wrong. */
import { useState } from "react";
import { CheckField } from "../kit/form/check-field.tsx";
import { ChoiceField } from "../kit/form/choice-field.tsx";
import { ChoicesField } from "../kit/form/choices-field.tsx";
import { DateField, useDayFault } from "../kit/form/date-field.tsx";
import { useDraft } from "../kit/form/draft.ts";
import { FileDrop } from "../kit/form/file-drop.tsx";
import { Form } from "../kit/form/form.tsx";
import { FormGrid } from "../kit/form/form-grid.tsx";
import { LongField } from "../kit/form/long-field.tsx";
import { ManyField } from "../kit/form/many-field.tsx";
import { NumberField } from "../kit/form/number-field.tsx";
import { SecretField } from "../kit/form/secret-field.tsx";
import { SelectField } from "../kit/form/select-field.tsx";
import { TextField } from "../kit/form/text-field.tsx";
import { typedNumber } from "../kit/form/typed-number.ts";
import { UnitField } from "../kit/form/unit-picker.tsx";
import { PageTitle } from "../kit/page/page-title.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

const UNITS = ["Xã Vĩnh Hanh", "Phường Mỹ Bình", "Thị trấn Cái Dầu", "Huyện Châu Phú"].map((name, id) => ({
  id: String(id),
  name,
}));

/** The page. */
export function Forms() {
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const wrongDay = useDayFault();
  const [sent, setSent] = useState("");
  const draft = useDraft(
    {
      ...{
        name: "",
        place: "",
        day: "",
        count: "",
        unit: "",
        level: "",
        kind: "",
        text: "",
        secret: "",
        agree: false,
      },
      several: [] as readonly string[],
      many: ["0"] as readonly string[],
    },
    ({ name, day, count, unit, level }) => ({
      name: name === "" ? t("missing") : undefined,
      day: wrongDay(day),
      count: typedNumber(count) === undefined ? t("missing") : undefined,
      unit: unit === "" ? t("missing") : undefined,
      level: level === "" ? t("missing") : undefined,
    }),
  );
  const { place } = draft.values;
  const choices = [
    { value: "a", label: title("directives") },
    { value: "b", label: title("bulletins"), hint: t("unitHint") },
  ];
  return (
    <div className="stack">
      <PageTitle>{title("numbers")}</PageTitle>
      <Form draft={draft} send={t("save")} onSend={({ name }) => setSent(name)}>
        <FormGrid>
          <TextField name="name" label={title("people")} hint={t("unitHint")} required />
          <TextField name="place" label={title("venues")} maxLength={80} />
          <DateField name="day" label={title("airings")} required />
          <NumberField name="count" label={title("numbers")} required />
        </FormGrid>
        <UnitField name="unit" label={title("units")} units={UNITS} required />
        <ChoiceField
          name="level"
          label={[title("media"), place].filter((one) => one !== "").join(", ")}
          choices={choices}
          required
        />
        <ChoicesField name="several" label={title("cases")} choices={choices} />
        <ManyField
          name="many"
          label={title("map")}
          choices={UNITS.map(({ id, name }) => ({ value: id, label: name }))}
          none={t("unitNone")}
        />
        <SelectField name="kind" label={title("prints")} choices={choices} none={t("noFigure")} />
        <LongField name="text" label={title("rumours")} />
        <SecretField name="secret" label={title("account")} autoComplete="current-password" />
        <CheckField name="agree" label={title("help")} hint={t("unitHint")} />
      </Form>
      <p role="status" data-sent>
        {sent}
      </p>
      <FileDrop
        label={title("reports")}
        kinds={[".csv", "text/csv"]}
        most={1_000}
        share={0.4}
        onFile={() => {}}
      />
    </div>
  );
}
