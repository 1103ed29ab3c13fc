/** What is known of a case is changed here. */
import { type CaseShown, changeCase, listCases, readCase } from "@bluezone/contract/health/cases";
import { useApi, useToday } from "../../../api/hooks.ts";
import { LongField } from "../../../kit/form/long-field.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useDisease } from "../disease/disease.ts";
import { AboutFields } from "../person/about-fields.tsx";
import { type AboutValues, aboutIn, aboutValuesOf } from "../person/about-values.ts";
import { ChangeDialog } from "../person/change-dialog.tsx";
import { PersonFields } from "../person/person-fields.tsx";
import { orNull, type PersonValues, personIn } from "../person/person-values.ts";
import { useAboutShown } from "../person/use-about-shown.ts";
import { CASE_READS } from "./case-reads.ts";
import { type OnsetValues, onsetIn, onsetValuesOf, personOf } from "./case-values.ts";
import { OnsetFields } from "./fields.tsx";
import { useWrong } from "./use-wrong.ts";
import { CASES } from "./words.ts";

type Values = PersonValues & AboutValues & OnsetValues & { readonly note: string };
const valuesIn = (shown: CaseShown): Values => ({
  ...personOf(shown),
  ...aboutValuesOf(shown.person.about),
  ...onsetValuesOf(shown),
  note: shown.note ?? "",
});

/** The dialog. */
export function ChangeCase({ shown, onClose }: { readonly shown: CaseShown; readonly onClose: () => void }) {
  const t = useWords(CASES);
  const aboutShown = useAboutShown();
  const api = useApi();
  const today = useToday();
  const { onset: began } = useDisease();
  const [locale] = useLocale();
  const wrong = useWrong();
  const { id, number } = shown;
  return (
    <ChangeDialog
      title={t("changeTitle", { number })}
      words={CASES}
      shown={shown}
      valuesIn={valuesIn}
      wrong={(values) => ({ ...wrong.person(values), ...wrong.about(values), ...wrong.onset(values) })}
      endpoint={changeCase}
      told={(values, { version, personVersion, person: { about } }) => ({
        id,
        version,
        personVersion,
        person: { ...personIn(values), about: aboutIn(values, about, today) },
        onset: onsetIn(values, today),
        note: orNull(values.note),
      })}
      changes={[...CASE_READS, listCases]}
      newest={async () => (await api.ask(readCase, { id })).case}
      done={t("changeDone")}
      fields={[
        ...aboutShown,
        { name: "onsetDay", label: began[locale] },
        { name: "onsetNone", label: t("onset"), show: (values) => values.onsetNone && t("onsetNone") },
        {
          name: "onsetUnknown",
          label: t("onset"),
          show: (values) => values.onsetUnknown && t("onsetUnknown"),
        },
        { name: "note", label: t("note") },
      ]}
      onClose={onClose}
    >
      <PersonFields communeNeeded />
      <AboutFields />
      <OnsetFields />
      <LongField name="note" label={t("note")} hint={t("noteHint")} rows={3} maxLength={2_000} />
    </ChangeDialog>
  );
}
