/** When and where a bulletin is aired, where its news comes from, in which languages it is. */
import { CheckField } from "../../../kit/form/check-field.tsx";
import { CheckList } from "../../../kit/form/check-list.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import type { Draft } from "../../../kit/form/draft.ts";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { useWords } from "../../../words/language.tsx";
import { useUnits } from "../../common/units/use-units.ts";
import type { DraftValues } from "./draft-values.ts";
import { BULLETINS } from "./words.ts";

const PRIORITIES = ["ordinary", "priority", "urgent"] as const;
const LANGUAGES = ["en", "km", "cham"] as const;

/** Fields of the composer's form. */
export function FrameFields({ draft }: { readonly draft: Draft<DraftValues> }) {
  const t = useWords(BULLETINS);
  const districts = useUnits({ type: "district-committee" });
  const { languages, targets } = draft.values;
  return (
    <section className="card stack" aria-labelledby="frame-title">
      <h2 id="frame-title">{t("frame")}</h2>
      <FormGrid narrow>
        <DateField name="firstDay" label={t("firstDay")} required />
        <DateField name="lastDay" label={t("lastDay")} required />
        <SelectField
          name="priority"
          label={t("priority")}
          required
          choices={PRIORITIES.map((value) => ({ value, label: t(`priority_${value}`) }))}
        />
        <TextField name="source" label={t("source")} hint={t("sourceHint")} maxLength={300} />
        <DateField name="cutOffDay" label={t("cutOffDay")} />
        <TextField name="cutOffTime" label={t("cutOffTime")} hint={t("cutOffHint")} short />
      </FormGrid>
      <CheckList
        name={t("languages")}
        choices={[
          { value: "vi", label: t("language_vi"), fixed: "ticked" },
          ...LANGUAGES.map((value) => ({ value, label: t(`language_${value}`) })),
        ]}
        chosen={languages}
        onChange={(chosen) =>
          draft.set(
            "languages",
            LANGUAGES.filter((one) => chosen.includes(one)),
          )
        }
      />
      {districts.length > 1 && (
        <CheckList
          name={t("targets")}
          choices={districts.map(({ id, name }) => ({
            value: id,
            label: name.replace(/^Ủy ban nhân dân /u, ""),
          }))}
          chosen={targets}
          onChange={(targets) => draft.set("targets", [...targets])}
        />
      )}
      <p className="small">{t("targetsAll")}</p>
      <CheckField name="borderOnly" label={t("borderOnly")} />
    </section>
  );
}
