/** The plan: what comes out when, what is overdue, counts by channel. */
import { listMedia, MEDIA_CHANNELS } from "@bluezone/contract/rollout/media";
import { date } from "@bluezone/vietnamese/date";
import { useAsk } from "../../../api/hooks.ts";
import { STATES } from "../../../kit/look/states.ts";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { shownDays } from "../shown-days.ts";
import { MEDIA } from "./words.ts";

/** The page. */
export function MediaPage() {
  const t = useWords(MEDIA);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const { may } = useSession();
  const query = useAsk(listMedia, { limit: 1_000 });
  return (
    <ListPage
      title={title("media")}
      buttons={
        <>
          <PageButton to="/media/kit">{t("kitTitle")}</PageButton>
          {may("media.write") && (
            <PageButton to="/media/new" variant="filled">
              {t("plan")}
            </PageButton>
          )}
        </>
      }
      query={query}
      empty={t("empty")}
      rowsOf={({ entries }) => entries}
      below={({ counts }) => (
        <>
          <h2>{t("counts")}</h2>
          <DataTable
            caption={t("counts")}
            columns={[
              { id: "channel", title: t("channel"), cell: (row) => t(`channel_${row.channel}`) },
              { id: "planned", title: t("plannedCount"), number: ({ planned }) => planned },
              { id: "out", title: t("outCount"), number: ({ out }) => out },
              { id: "overdue", title: t("overdueCount"), number: ({ overdue }) => overdue },
            ]}
            rows={counts}
            rowKey={(row) => row.channel}
          />
        </>
      )}
      caption={t("list")}
      opens="/media/$id"
      choice={{
        name: t("channel"),
        all: t("allChannels"),
        choices: MEDIA_CHANNELS.map((value) => ({ value, label: t(`channel_${value}`) })),
        of: ({ content }) => content.channel,
      }}
      columns={[
        { id: "title", title: t("title"), text: ({ content }) => content.title },
        { id: "channel", title: t("channel"), text: ({ content }) => t(`channel_${content.channel}`) },
        { id: "unit", title: t("unit"), text: ({ unitName }) => unitName },
        {
          id: "days",
          title: t("days"),
          cell: ({ content }) => shownDays(content, (day) => date(day, locale)),
          sort: ({ content }) => content.firstDay,
        },
        {
          id: "state",
          title: t("state"),
          state: ({ state, overdue }) =>
            overdue ? ["late", t("overdue")] : [STATES.media[state], t(`state_${state}`)],
        },
        { id: "outs", title: t("outCount"), number: ({ outs }) => outs.length },
        { illustrative: ({ illustrative }) => illustrative },
      ]}
    />
  );
}
