/** The case that somebody was near, chosen by the officer who talks with them; the cases that fit are offered. */
import { likelyCases } from "@bluezone/contract/health/contacts";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useAsk } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { NO_CASE } from "./near-choice.ts";
import { CONTACTS } from "./words.ts";

/** What is known of the meeting. */
type Told = { readonly day: string | null; readonly commune: string | null; readonly phone: string | null };

/** Inside a form with `near`: "case:…" or "contact:…" (`near-choice.ts`). `contacts`: those of an interview can be chosen too, and that nobody knows yet. */
export function CaseChoice({ told, contacts = false }: { readonly told: Told; readonly contacts?: boolean }) {
  const t = useWords(CONTACTS);
  const [locale] = useLocale();
  const query = useAsk(likelyCases, told);
  const day = (iso: string): string => date(parseDay(iso), locale);
  return (
    <Settled query={query} words={CONTACTS}>
      {({ cases }) => (
        <ChoiceField
          name="near"
          label={t("tieTo")}
          hint={t(cases.length === 0 ? "tieNone" : "tieHint")}
          choices={[
            ...(contacts ? [{ value: NO_CASE, label: t("tieUnknown"), hint: t("tieLater") }] : []),
            ...cases.flatMap(({ id, number, began, named, sameCommune, contacts: known }) => [
              ...(contacts
                ? known.map((one) => ({
                    value: `contact:${one.id}`,
                    label: t("tieContactOf", { number, name: one.name }),
                    hint: one.day === null ? t("tieNamed") : t("tieNamedDay", { day: day(one.day) }),
                  }))
                : []),
              {
                value: `case:${id}`,
                label: number,
                hint: [
                  t("tieBegan", { day: day(began) }),
                  ...(sameCommune ? [t("tieCommune")] : []),
                  ...(named ? [t("tieNamed")] : []),
                ].join(" · "),
              },
            ]),
          ]}
        />
      )}
    </Settled>
  );
}
