/** The league's columns: the place, four sources side by side, how many units reported. */
import { type LeagueRow, SOURCES, type Source } from "@bluezone/contract/rollout/figures";
import { MEASURES, type Measure } from "@bluezone/contract/rollout/map-class";
import type { Column } from "../../../kit/table/data-table.tsx";
import { useWords } from "../../../words/language.tsx";
import { shownBy, sortedBy } from "./figure-value.ts";
import { useSay } from "./use-say.ts";
import { MAP } from "./words.ts";

/** The measure that a column of a source has beside a chosen one. */
export const measureFor = (source: Source, chosen: Measure): Measure =>
  MEASURES[source].includes(chosen) ? chosen : (MEASURES[source][0] ?? "count");

/** Sortable by any of the four. `place` is the first column's title; shares have so many decimals. */
export function useColumns(place: string, chosen: Measure, decimals = 1): readonly Column<LeagueRow>[] {
  const t = useWords(MAP);
  const say = useSay(decimals);
  return [
    { id: "place", title: place, text: ({ name }) => name },
    ...SOURCES.map((source): Column<LeagueRow> => {
      const measure = measureFor(source, chosen);
      return {
        id: source,
        title: t(`source_${source}`),
        cell: ({ figures }) => say.figure(shownBy(figures[source], measure), measure, measure !== "count"),
        sort: ({ figures }) => sortedBy(shownBy(figures[source], measure)),
        figures: true,
      };
    }),
    { id: "reported", title: t("reported"), number: ({ reported }) => reported },
  ];
}
