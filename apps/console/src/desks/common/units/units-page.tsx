/** Every unit within reach: found by name, filtered by level. */
import { listUnits, type Unit } from "@bluezone/contract/units";
import { fold } from "@bluezone/vietnamese/fold";
import { useDeferredValue, useMemo, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { type Column, DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { UNITS } from "./words.ts";

const LEVELS = ["province", "district", "commune", "site"] as const;

/** The page. */
export function UnitsPage() {
  const t = useWords(UNITS);
  const title = useWords(PAGES);
  const { may } = useSession();
  const [level, setLevel] = useState("");
  const [typed, setTyped] = useState("");
  const words = fold(useDeferredValue(typed));
  const query = useAsk(listUnits, { limit: 2_000 });
  const columns = useMemo<readonly Column<Unit>[]>(
    () => [
      { id: "name", title: t("name"), text: ({ name }) => name },
      {
        id: "level",
        title: t("level"),
        cell: ({ level }) => t(`level_${level}`),
        sort: ({ level }) => LEVELS.indexOf(level),
      },
      { id: "code", title: t("code"), text: ({ code }) => code },
      { id: "population", title: t("population"), number: ({ population }) => population },
      { id: "note", title: t("note"), cell: ({ illustrative }) => (illustrative ? t("illustrative") : "") },
    ],
    [t],
  );
  return (
    <>
      <PageTitle actions={may("units.write") && <PageButton to="/units/import">{t("import")}</PageButton>}>
        {title("units")}
      </PageTitle>
      <Settled query={query} isEmpty={({ units }) => units.length === 0} empty={t("empty")}>
        {({ units, total }) => (
          <DataTable
            caption={t("list")}
            columns={columns}
            rows={units.filter(
              (unit) => (level === "" || unit.level === level) && fold(unit.name).includes(words),
            )}
            total={total}
            rowKey={({ id }) => id}
            rowLink={({ id }) => ({ to: "/units/$id", parts: { id } })}
            filters={
              <>
                <SearchBox label={t("find")} value={typed} onChange={setTyped} />
                <Chips
                  name={t("level")}
                  all={t("all")}
                  choices={LEVELS.map((value) => ({ value, label: t(`level_${value}`) }))}
                  value={level}
                  onChange={setLevel}
                />
              </>
            }
          />
        )}
      </Settled>
    </>
  );
}
