/** Records that may be of the person being typed, beside the name: open one, take that person, or say that it is another. */
import { findDoubles } from "@bluezone/contract/health/cases";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Answered } from "../../../api/api.ts";
import { useAsk } from "../../../api/hooks.ts";
import { CheckField } from "../../../kit/check-field.tsx";
import { PageLink } from "../../../kit/page-link.tsx";
import { useSettledText } from "../../../kit/use-settled-text.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { AskRecordDialog, type Sought } from "../care/ask-record-dialog.tsx";
import { CARE } from "../care/words.ts";
import { isName, isPhone, type PersonValues, personIn, yearIn } from "./person-values.ts";
import { CASES } from "./words.ts";

/** What was found. */
export type Doubles = Answered<typeof findDoubles>;

/** Looks up whom the typed person may be, once typing pauses and there is enough to go by. */
export function useDoubles(values: PersonValues, when: boolean): Doubles | undefined {
  const { name, birthYear, phone } = personIn(values);
  const key = JSON.stringify([name, birthYear, phone]);
  const settled = useSettledText(key);
  const enough =
    isName(name) &&
    yearIn(values.birthYear) !== undefined &&
    isPhone(values.phone) &&
    (phone !== null || (birthYear !== null && name.trim().includes(" ")));
  const { data } = useAsk(
    findDoubles,
    { name, birthYear, phone },
    { when: when && enough && settled === key },
  );
  return when && enough && data && data.within.length + data.outside.length > 0 ? data : undefined;
}

/** Inside a form that has `doublesSeen`. */
export function DoublesFound({
  found: { within, outside },
  person,
  onTake,
}: {
  readonly found: Doubles;
  /** Who was typed. */
  readonly person: Sought;
  readonly onTake: (person: { readonly id: string; readonly name: string }) => void;
}) {
  const t = useWords(CASES);
  const care = useWords(CARE);
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  return (
    <section className="case-doubles stack" aria-live="polite">
      <strong>{t("doubles", { count: within.length + outside.length })}</strong>
      <ul>
        {within.map(({ personId, name, birthYear, unitName, cases }) => (
          <li key={personId} className="row">
            <span>{t("doubleWithin", { name, year: birthYear ?? t("yearUnknown"), unit: unitName })}</span>
            {cases.map(({ id, number }) => (
              <PageLink key={id} to="/cases/$id" parts={{ id }}>
                {number}
              </PageLink>
            ))}
            <Button onClick={() => onTake({ id: personId, name })}>{t("doubleSame")}</Button>
          </li>
        ))}
        {outside.map(({ unitName }) => (
          <li key={unitName}>{t("doubleOutside", { unit: unitName })}</li>
        ))}
      </ul>
      {outside.length > 0 && may("cases.handover") && (
        <div>
          <Button onClick={() => setAsking(true)}>{care("ask")}</Button>
        </div>
      )}
      {asking && <AskRecordDialog person={person} onClose={() => setAsking(false)} />}
      <CheckField name="doublesSeen" label={t("doubleOther")} />
    </section>
  );
}
