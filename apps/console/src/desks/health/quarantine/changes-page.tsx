/** Whose last day a new rule moved, old and new beside each other; an officer confirms them as seen. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  listQuarantine,
  listRuleChanges,
  readQuarantine,
  seeRuleChanges,
} from "@bluezone/contract/health/quarantine";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { Failed } from "../../../kit/page/failed.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { usePersonColumns } from "../person/use-person-columns.tsx";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

type Moved = ResponseOf<typeof listRuleChanges>["rules"][number]["moved"][number];
const personOf = ({ person }: Moved) => person;

/** The page. */
export function ChangesPage() {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const { may } = useSession();
  const columns = usePersonColumns(personOf);
  const query = useAsk(listRuleChanges, {});
  const see = useAction(seeRuleChanges, { changes: [listRuleChanges, listQuarantine, readQuarantine] });
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/quarantine">{t("back")}</PageLink>}>{t("rulesTitle")}</PageTitle>
      <Settled query={query} isEmpty={({ rules }) => rules.length === 0} empty={t("ruleNone")}>
        {({ rules }) =>
          rules.map(({ from, document, confirmed, moved }) => (
            <section key={from} className="stack">
              <h2>{t("ruleBanner", { from: says.day(from), count: moved.length })}</h2>
              <p>{t("ruleText", { document })}</p>
              {!confirmed && <p>{t("ruleUnconfirmed")}</p>}
              <DataTable
                caption={t("ruleBanner", { from: says.day(from), count: moved.length })}
                columns={[
                  columns.name,
                  columns.phone,
                  { id: "first", title: t("firstDay"), cell: ({ firstDay }) => says.day(firstDay) },
                  { id: "old", title: t("oldLastDay"), cell: ({ oldLastDay }) => says.day(oldLastDay) },
                  {
                    id: "new",
                    title: t("newLastDay"),
                    cell: ({ newLastDay }) => <strong>{says.day(newLastDay)}</strong>,
                  },
                ]}
                rows={moved}
                rowKey={({ id }) => id}
                rowLink={({ id }) => ({ to: "/quarantine/$id", parts: { id } })}
              />
              {may("quarantine.write") && (
                <div className="row">
                  <Button
                    variant="filled"
                    loading={see.isPending}
                    onClick={() => void see.act({ from, ids: moved.map(({ id }) => id) }, t("ruleSeen"))}
                  >
                    {t("ruleSee", { count: moved.length })}
                  </Button>
                </div>
              )}
              {see.error && <Failed error={see.error} words={QUARANTINE} />}
            </section>
          ))
        }
      </Settled>
    </div>
  );
}
