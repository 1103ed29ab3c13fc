/** The fields of a person near and of how near it was. */
import { Distance, Masked, PartOfDay } from "@bluezone/contract/health/contacts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { useWords } from "../../../words/language.tsx";
import { AboutFields } from "../person/about-fields.tsx";
import { PersonFields } from "../person/person-fields.tsx";
import { CONTACTS } from "./words.ts";

/** Inside a form of `NearValues`; with `about` also of `AboutValues`. */
export function NearFields({ about = false }: { readonly about?: boolean }) {
  const t = useWords(CONTACTS);
  return (
    <>
      <PersonFields />
      {about && <AboutFields />}
      <FormGrid>
        <DateField name="metDay" label={t("metDay")} />
      </FormGrid>
      <ChoiceField
        name="part"
        label={t("part")}
        choices={PartOfDay.options.map((value) => ({ value, label: t(`part_${value}`) }))}
      />
      <ChoiceField
        name="distance"
        label={t("distance")}
        choices={Distance.options.map((value) => ({ value, label: t(`distance_${value}`) }))}
      />
      <ChoiceField
        name="masked"
        label={t("masked")}
        choices={Masked.options.map((value) => ({ value, label: t(`masked_${value}`) }))}
      />
      <FormGrid>
        <TextField name="minutes" label={t("minutes")} inputMode="numeric" short autoComplete="off" />
      </FormGrid>
      <CheckField name="touched" label={t("touched")} />
      <CheckField name="carer" label={t("carer")} />
      <LongField name="note" label={t("note")} rows={2} maxLength={2_000} />
    </>
  );
}
