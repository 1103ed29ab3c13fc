/** The people of one commune: sent as a file of one row, so that it is judged and noted as any row is. */

import { readPlaces } from "@bluezone/contract/health/outbreak";
import {
  FIRST_YEAR,
  importPopulations,
  listPopulations,
  PEOPLE,
  POPULATION_COLUMNS,
  type Population,
} from "@bluezone/contract/health/populations";
import { isoDay } from "@bluezone/protocol/time";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedNumber } from "../../../kit/form/typed-number.ts";
import { Empty } from "../../../kit/page/empty.tsx";
import { PageLink, useGo, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { csvText } from "../../../kit/table/csv-text.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { POPULATIONS } from "./words.ts";

/** A source on one line. */
const LONGEST = 120;

function PopulationForm({
  code,
  name,
  was,
}: {
  readonly code: string;
  readonly name: string;
  readonly was: Population | null;
}) {
  const t = useWords(POPULATIONS);
  const [locale] = useLocale();
  const go = useGo();
  const toast = useToast();
  const thisYear = Number(isoDay(useToday()).slice(0, 4));
  const { send } = useAction(importPopulations, { changes: [listPopulations, readPlaces] });
  const is = (right: boolean, sentence: string): string | undefined => (right ? undefined : sentence);
  const draft = useDraft(
    {
      people: was ? integer(was.people, locale) : "",
      year: was ? String(was.year) : "",
      source: was?.source ?? "",
    },
    ({ people, year, source }) => {
      const count = typedNumber(people) ?? 0;
      const when = /^\d{4}$/.test(year.trim()) ? Number(year) : 0;
      const text = source.trim();
      return {
        people: is(count >= PEOPLE.least && count <= PEOPLE.most, t("cell_people_invalid")),
        year: is(when >= FIRST_YEAR && when <= thisYear, t("cell_year_invalid")),
        source: is(text !== "" && text.length <= LONGEST, t("cell_source_invalid")),
      };
    },
  );
  return (
    <Form
      draft={draft}
      words={POPULATIONS}
      send={t("save")}
      onSend={async ({ people, year, source }) => {
        const row = [code, name, String(typedNumber(people)), year.trim(), source.trim()];
        const { faults } = await send({ csv: csvText([POPULATION_COLUMNS, row]) });
        // What the form cannot know: whose commune it is.
        const [fault] = faults;
        if (fault) throw new Refused(fault.code, 400, fault.column);
        toast(t("saved"));
        go({ to: "/populations" });
      }}
    >
      <NumberField name="people" label={t("people")} hint={t("peopleHint")} required />
      <TextField name="year" label={t("year")} hint={t("yearHint")} required inputMode="numeric" short />
      <TextField name="source" label={t("source")} hint={t("sourceHint")} required maxLength={LONGEST} />
    </Form>
  );
}

/** The page. */
export function PopulationPage() {
  const t = useWords(POPULATIONS);
  const title = useWords(PAGES);
  const code = usePart("id");
  const query = useAsk(listPopulations, {});
  return (
    <Settled whole query={query} words={POPULATIONS}>
      {({ communes }) => {
        const one = communes.find((each) => each.code === code);
        return (
          <div className="stack">
            <PageTitle above={<PageLink to="/populations">{title("populations")}</PageLink>}>
              {one ? `${one.name}, ${one.district}` : title("populations")}
            </PageTitle>
            {one ? (
              <PopulationForm code={code} name={one.name} was={one.population} />
            ) : (
              <Empty>{t("unknown")}</Empty>
            )}
          </div>
        );
      }}
    </Settled>
  );
}
