/** One unit: what it is, what it belongs to, what lies below it. */
import { listUnits, readUnit, type Unit } from "@bluezone/contract/units";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk } from "../../../api/hooks.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { UNITS } from "./words.ts";

function Below({ unit }: { readonly unit: Unit }) {
  const t = useWords(UNITS);
  const query = useAsk(listUnits, { parent: unit.id, limit: 2_000 });
  return (
    <section className="stack">
      <h2>{t("below")}</h2>
      <Settled query={query}>
        {({ units, total }) => (
          <DataTable
            caption={t("below")}
            columns={[
              { id: "name", title: t("name"), text: ({ name }) => name },
              { id: "code", title: t("code"), text: ({ code }) => code },
            ]}
            rows={units}
            total={total}
            rowKey={({ id }) => id}
            rowLink={({ id }) => ({ to: "/units/$id", parts: { id } })}
          />
        )}
      </Settled>
    </section>
  );
}

/** The page. */
export function UnitPage() {
  const t = useWords(UNITS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const id = usePart("id");
  const query = useAsk(readUnit, { id });
  return (
    <Settled whole query={query}>
      {({ unit, above, below }) => (
        <div className="stack">
          <PageTitle above={<PageLink to="/units">{title("units")}</PageLink>}>{unit.name}</PageTitle>
          <Facts
            label={t("details")}
            facts={[
              [t("level"), t(`level_${unit.level}`)],
              [t("code"), unit.code],
              [
                t("above"),
                above.length > 0 &&
                  above.map((one, at) => (
                    <span key={one.id}>
                      {at > 0 && " › "}
                      <PageLink to="/units/$id" parts={{ id: one.id }}>
                        {one.name}
                      </PageLink>
                    </span>
                  )),
              ],
              [t("population"), unit.population !== null && integer(unit.population, locale)],
              [t("border"), unit.border && t("yes")],
              [t("validFrom"), date(parseDay(unit.validFrom), locale)],
              [t("validTo"), unit.validTo !== null && date(parseDay(unit.validTo), locale)],
            ]}
            note={unit.illustrative ? t("illustrative") : undefined}
          />
          {below > 0 && <Below unit={unit} />}
        </div>
      )}
    </Settled>
  );
}
