/** Where somebody is in quarantine, in a form that has `place` and `siteName`. */
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useField } from "../../../kit/form/field.ts";
import { TextField } from "../../../kit/form/text-field.tsx";
import { useWords } from "../../../words/language.tsx";
import { QUARANTINE } from "./words.ts";

/** A place as typed; "" while none is chosen. */
export type PlaceValues = { readonly place: string; readonly siteName: string };

/** A place to be sent. */
export const placeIn = ({ place, siteName }: PlaceValues) => ({
  place: place as "home" | "site",
  siteName: place === "site" ? siteName.trim() : null,
});

/** The name of a site. */
export function SiteField() {
  const t = useWords(QUARANTINE);
  return (
    <TextField
      name="siteName"
      label={t("siteName")}
      hint={t("siteHint")}
      required
      maxLength={120}
      autoComplete="off"
    />
  );
}

/** At home or at a site, and which. */
export function PlaceFields() {
  const t = useWords(QUARANTINE);
  const { value } = useField<string>("place", t("placeName"));
  return (
    <>
      <ChoiceField
        name="place"
        label={t("placeName")}
        required
        choices={(["home", "site"] as const).map((value) => ({ value, label: t(`place_${value}`) }))}
      />
      {value === "site" && <SiteField />}
    </>
  );
}

/** What is wrong with a place as typed. */
export function useWrongPlace() {
  const t = useWords(QUARANTINE);
  return ({ place, siteName }: PlaceValues) => ({
    place: place === "" ? t("placeMissing") : undefined,
    siteName: place === "site" && siteName.trim().length < 2 ? t("siteMissing") : undefined,
  });
}
