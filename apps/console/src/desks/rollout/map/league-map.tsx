/** One source on the tile-grid map. */
import type { LeagueRow, Source } from "@bluezone/contract/rollout/figures";
import { boundsOf, classOf, type Measure } from "@bluezone/contract/rollout/map-class";
import type { Day } from "@bluezone/protocol/time";
import { TileMap } from "../../../kit/chart/tile-map.tsx";
import { useWords } from "../../../words/language.tsx";
import { shownBy } from "./figure-value.ts";
import { useSay } from "./use-say.ts";
import { MAP } from "./words.ts";

/** `open` says which districts lead to their communes. */
export function LeagueMap({
  rows,
  day,
  source,
  measure,
  open,
}: {
  readonly rows: readonly LeagueRow[];
  readonly day: Day;
  readonly source: Source;
  readonly measure: Measure;
  readonly open: (code: string) => boolean;
}) {
  const t = useWords(MAP);
  const say = useSay();
  const [a, b, c, d] = boundsOf(measure).map((bound) => say.plain(bound, measure)) as [
    string,
    string,
    string,
    string,
  ];
  return (
    <TileMap
      label={t(`source_${source}`)}
      day={day}
      figureOf={(code) => {
        const row = rows.find((one) => one.code === code);
        const value = row ? shownBy(row.figures[source], measure) : ({ is: "none" } as const);
        if (value.is !== "value") return { is: value.is };
        return {
          is: "figure",
          class: classOf(measure, value.value),
          text: say.figure({ ...value, low: undefined, high: undefined }, measure),
        };
      }}
      bounds={[
        t("under", { bound: a }),
        t("from", { low: a, high: b }),
        t("from", { low: b, high: c }),
        t("from", { low: c, high: d }),
        t("over", { bound: d }),
      ]}
      link={(code) => (open(code) ? { to: "/map/$district", parts: { district: code } } : undefined)}
    />
  );
}
