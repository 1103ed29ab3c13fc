/** The fields of a paper's head and foot: kept folded, because they rarely change. */
import { LongField } from "../../../kit/form/long-field.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Fold } from "../../../kit/page/fold.tsx";
import { useWords } from "../../../words/language.tsx";
import { REPORTS } from "./words.ts";

const SIGNS = ["TM.", "KT.", "TL.", "TUQ."];

/** `wrong`: one of them is, so they are unfolded. */
export function HeadFields({ wrong }: { readonly wrong: boolean }) {
  const t = useWords(REPORTS);
  return (
    <Fold title={t("head")} held={wrong}>
      <TextField name="parentBody" label={t("parentBody")} required />
      <TextField name="issuer" label={t("issuer")} required />
      <TextField name="symbol" label={t("symbol")} required />
      <TextField name="placeOfPaper" label={t("placeOfPaper")} required />
      <LongField name="addressees" label={t("addressees")} rows={2} />
      <LongField name="legalBasis" label={t("legalBasis")} rows={2} />
      <SelectField
        name="authority"
        label={t("authority")}
        none={t("authorityNone")}
        choices={SIGNS.map((value) => ({ value, label: value }))}
      />
      <TextField name="authorityOf" label={t("authorityOf")} />
      <TextField name="signTitle" label={t("signTitle")} required />
      <TextField name="signName" label={t("signName")} />
      <LongField name="recipients" label={t("recipients")} rows={3} />
    </Fold>
  );
}
