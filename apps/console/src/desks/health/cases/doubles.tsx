/** Records within reach that may be of the person being typed, beside the name: open one, take that person, or say that it is another. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { findDoubles } from "@bluezone/contract/health/cases";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { useSettledText } from "../../../kit/form/use-settled-text.ts";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useWords } from "../../../words/language.tsx";
import { isName, isPhone, isYear, type PersonValues, personIn } from "../person/person-values.ts";
import { CASES } from "./words.ts";

/** What was found. */
export type Doubles = ResponseOf<typeof findDoubles>;

/** Looks up whom the typed person may be, once typing pauses and there is enough to go by. */
export function useDoubles(values: PersonValues, when: boolean): Doubles | undefined {
  const { name, birthYear, phone } = personIn(values);
  const key = JSON.stringify([name, birthYear, phone]);
  const settled = useSettledText(key);
  const enough =
    isName(name) &&
    isYear(values.birthYear) &&
    isPhone(values.phone) &&
    (phone !== null || (birthYear !== null && name.trim().includes(" ")));
  const { data } = useAsk(
    findDoubles,
    { name, birthYear, phone },
    { when: when && enough && settled === key },
  );
  return when && enough && data && data.within.length > 0 ? data : undefined;
}

/** Inside a form that has `doublesSeen`. */
export function DoublesFound({
  found: { within },
  onTake,
}: {
  readonly found: Doubles;
  readonly onTake: (person: { readonly id: string; readonly name: string }) => void;
}) {
  const t = useWords(CASES);
  return (
    <Notice role="status">
      <strong>{t("doubles", { count: within.length })}</strong>
      <ul className="plain stack">
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
      </ul>
      <CheckField name="doublesSeen" label={t("doubleOther")} />
    </Notice>
  );
}
