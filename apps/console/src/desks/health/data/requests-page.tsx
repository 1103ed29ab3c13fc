/** Requests about people's own data: those that wait, and a new one. */
import { listDataRequests } from "@bluezone/contract/health/data";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { STATES } from "../../../kit/look/states.ts";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
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
    <ListPage
      title={title("dataRequests")}
      before={<p>{t("intro")}</p>}
      query={query}
      words={DATA_REQUESTS}
      empty={t("empty")}
      rowsOf={({ requests }) => requests}
      above={({ open, overdue }) => (
        <p role="status">
          {t("open", { count: open })}
          {overdue > 0 && <strong> · {t("overdue", { count: overdue })}</strong>}
        </p>
      )}
      caption={t("list")}
      opens="/data-requests/$id"
      columns={[
        { id: "name", title: t("name"), text: ({ name }) => name ?? t("gone") },
        { id: "kind", title: t("kind"), text: ({ kind }) => t(`kind_${kind}`) },
        {
          id: "due",
          title: t("due"),
          cell: ({ due, answered }) => {
            const day = date(parseDay(due), locale);
            return answered === null && due < today ? (
              <StateBadge tone="late">{t("late", { day })}</StateBadge>
            ) : (
              day
            );
          },
          sort: ({ due }) => due,
        },
        {
          id: "state",
          title: t("state"),
          state: ({ state }) => [STATES.dataRequest[state], t(`state_${state}`)],
        },
      ]}
    >
      {may("data.act") && <NewRequest />}
    </ListPage>
  );
}
