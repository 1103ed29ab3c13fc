/** Requests about people's own data: those that wait, and a new one. */
import { listDataRequests } from "@bluezone/contract/health/data";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { NewRequest } from "./new-request.tsx";
import { DATA_REQUESTS } from "./words.ts";

/** The page. */
export function RequestsPage() {
  const t = useWords(DATA_REQUESTS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const today = isoDay(useToday());
  const { may } = useSession();
  const query = useAsk(listDataRequests, { limit: 500 });
  return (
    <div className="stack">
      <PageTitle>{title("dataRequests")}</PageTitle>
      <p>{t("intro")}</p>
      <Settled
        query={query}
        words={DATA_REQUESTS}
        isEmpty={({ requests }) => requests.length === 0}
        empty={t("empty")}
      >
        {({ requests, open, overdue }) => (
          <>
            <p role="status">
              {t("open", { count: open })}
              {overdue > 0 && <strong> · {t("overdue", { count: overdue })}</strong>}
            </p>
            <DataTable
              caption={t("list")}
              columns={[
                {
                  id: "name",
                  title: t("name"),
                  cell: ({ name }) => name ?? t("gone"),
                  sort: ({ name }) => name ?? "",
                },
                {
                  id: "kind",
                  title: t("kind"),
                  cell: ({ kind }) => t(`kind_${kind}`),
                  sort: ({ kind }) => kind,
                },
                {
                  id: "due",
                  title: t("due"),
                  cell: ({ due, answered }) => {
                    const day = date(parseDay(due), locale);
                    return answered === null && due < today ? <strong>{t("late", { day })}</strong> : day;
                  },
                  sort: ({ due }) => due,
                },
                {
                  id: "state",
                  title: t("state"),
                  cell: ({ state }) => t(`state_${state}`),
                  sort: ({ state }) => state,
                },
              ]}
              rows={requests}
              rowKey={({ id }) => id}
              rowLink={({ id }) => ({ to: "/data-requests/$id", parts: { id } })}
            />
          </>
        )}
      </Settled>
      {may("data.act") && <NewRequest />}
    </div>
  );
}
