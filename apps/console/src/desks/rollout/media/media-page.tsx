/** The plan: what comes out when, what is overdue, counts by channel. */
import { listMedia, MEDIA_CHANNELS } from "@bluezone/contract/rollout/media";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { MEDIA } from "./words.ts";

/** The page. */
export function MediaPage() {
  const t = useWords(MEDIA);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const { may } = useSession();
  const [channel, setChannel] = useState("");
  const query = useAsk(listMedia, { limit: 1_000 });
  const day = (iso: string): string => date(parseDay(iso), locale);
  return (
    <div className="stack">
      <PageTitle
        actions={
          <>
            {may("media.write") && (
              <PageButton to="/media/new" variant="filled">
                {t("plan")}
              </PageButton>
            )}
            <PageButton to="/media/kit">{t("kitTitle")}</PageButton>
          </>
        }
      >
        {title("media")}
      </PageTitle>
      <Settled query={query} isEmpty={({ entries }) => entries.length === 0} empty={t("empty")}>
        {({ entries, counts }) => (
          <>
            <DataTable
              caption={t("list")}
              columns={[
                { id: "title", title: t("title"), text: ({ content }) => content.title },
                {
                  id: "channel",
                  title: t("channel"),
                  cell: ({ content }) => t(`channel_${content.channel}`),
                  sort: ({ content }) => content.channel,
                },
                { id: "unit", title: t("unit"), text: ({ unitName }) => unitName },
                {
                  id: "days",
                  title: t("days"),
                  cell: ({ content: { firstDay, lastDay } }) =>
                    firstDay === lastDay ? day(firstDay) : `${day(firstDay)}–${day(lastDay)}`,
                  sort: ({ content }) => content.firstDay,
                },
                {
                  id: "state",
                  title: t("state"),
                  cell: ({ state, overdue }) => (overdue ? t("overdue") : t(`state_${state}`)),
                  sort: ({ state, overdue }) => (overdue ? "0" : state),
                },
                { id: "outs", title: t("outCount"), number: ({ outs }) => outs.length },
                {
                  id: "note",
                  title: t("note"),
                  cell: ({ illustrative }) => (illustrative ? t("illustrative") : ""),
                },
              ]}
              rows={entries.filter(({ content }) => channel === "" || content.channel === channel)}
              total={entries.length}
              rowKey={({ id }) => id}
              rowLink={({ id }) => ({ to: "/media/$id", parts: { id } })}
              filters={
                <Chips
                  name={t("channel")}
                  all={t("allChannels")}
                  choices={MEDIA_CHANNELS.map((value) => ({ value, label: t(`channel_${value}`) }))}
                  value={channel}
                  onChange={setChannel}
                />
              }
            />
            <h2>{t("counts")}</h2>
            <DataTable
              caption={t("counts")}
              columns={[
                { id: "channel", title: t("channel"), cell: (row) => t(`channel_${row.channel}`) },
                {
                  id: "planned",
                  title: t("plannedCount"),
                  cell: ({ planned }) => integer(planned, locale),
                  figures: true,
                },
                { id: "out", title: t("outCount"), cell: ({ out }) => integer(out, locale), figures: true },
                {
                  id: "overdue",
                  title: t("overdueCount"),
                  cell: ({ overdue }) => integer(overdue, locale),
                  figures: true,
                },
              ]}
              rows={counts}
              rowKey={(row) => row.channel}
            />
          </>
        )}
      </Settled>
    </div>
  );
}
