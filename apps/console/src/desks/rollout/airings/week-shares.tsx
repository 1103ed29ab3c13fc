/** Compliance of a week: all together, each district, each station. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { airingsWeek } from "@bluezone/contract/rollout/airings";
import { parseDay } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import { percent } from "@bluezone/vietnamese/number";
import { useMemo } from "react";
import { useAsk, useNow } from "../../../api/hooks.ts";
import { Figures } from "../../../kit/chart/figures.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { type Column, DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { AIRINGS } from "./words.ts";

type Share = ResponseOf<typeof airingsWeek>["all"];

/** The week that holds `day`, ISO. */
export function WeekShares({ day }: { readonly day: string }) {
  const t = useWords(AIRINGS);
  const [locale] = useLocale();
  const now = useNow();
  const query = useAsk(airingsWeek, { day }, { keep: true });
  const columns = useMemo(() => {
    const share = ({ aired, needed }: Share) => (needed === 0 ? 0 : aired / needed);
    return (title: string): readonly Column<Share>[] => [
      { id: "name", title: title, text: ({ name }) => name },
      {
        id: "share",
        title: t("share"),
        cell: (row) => (row.needed === 0 ? "–" : percent(share(row), 0, locale)),
        sort: share,
        figures: true,
      },
      {
        id: "aired",
        title: t("aired"),
        cell: ({ aired, needed }) => (needed === 0 ? "–" : t("airedOf", { aired, needed })),
        sort: ({ aired }) => aired,
        figures: true,
      },
      {
        id: "gaps",
        title: t("gapDays"),
        cell: ({ needed, gaps, explained }) => (needed === 0 ? "–" : t("gapDaysOf", { gaps, explained })),
        sort: ({ gaps }) => gaps,
        figures: true,
      },
    ];
  }, [t, locale]);
  return (
    <Settled query={query} isEmpty={({ stations }) => stations.length === 0} empty={null}>
      {({ from, to, all, districts, stations, illustrative }) => (
        <Figures
          title={t("week", {
            from: dayMonth(parseDay(from), locale),
            to: dayMonth(parseDay(to), locale),
          })}
          source={t("source")}
          cutOff={now}
          illustrative={illustrative}
        >
          <p>
            {all.needed === 0
              ? t("weekNone")
              : t("weekAll", {
                  aired: all.aired,
                  needed: all.needed,
                  percent: percent(all.aired / all.needed, 0, locale),
                })}
          </p>
          {all.needed > 0 && districts.length < stations.length && (
            <DataTable
              caption={t("weekDistricts")}
              columns={columns(t("district"))}
              rows={districts}
              rowKey={({ of }) => of}
            />
          )}
          {all.needed > 0 && (
            <DataTable
              caption={t("weekStations")}
              columns={columns(t("station"))}
              rows={stations}
              rowKey={({ of }) => of}
            />
          )}
        </Figures>
      )}
    </Settled>
  );
}
