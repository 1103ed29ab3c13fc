/** Every unit within reach: found by name, filtered by level. */
import { listUnits, type Unit } from "@bluezone/contract/units";
import { useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
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
      { illustrative: ({ illustrative }) => illustrative },
    ],
    [t],
  );
  return (
    <ListPage
      title={title("units")}
      buttons={may("units.write") && <PageButton to="/units/import">{t("import")}</PageButton>}
      query={query}
      empty={t("empty")}
      rowsOf={({ units }) => units}
      caption={t("list")}
      columns={columns}
      opens="/units/$id"
      search={{ label: t("find"), of: ({ name }) => name }}
      choice={{
        name: t("level"),
        all: t("all"),
        choices: LEVELS.map((value) => ({ value, label: t(`level_${value}`) })),
        of: ({ level }) => level,
      }}
    />
  );
}
