/** The districts as squares, each with its name and figure; five classes, hatched where small numbers are hidden. */
import { on } from "@bluezone/policy/dated";
import type { Day } from "@bluezone/protocol/time";
import { useProvince } from "../../api/province.ts";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { PageLink, type Target } from "../page/page-link.tsx";
import { MapLegend } from "./map-legend.tsx";
import "./chart.css";

/** A district's figure: its class 1 to 5 and its text; or that it is hidden, or that there is none. */
export type TileFigure =
  | { readonly is: "figure"; readonly class: 1 | 2 | 3 | 4 | 5; readonly text: string }
  | { readonly is: "hidden" }
  | { readonly is: "none" };

/**
 * `figureOf` is asked for each district's code that holds on `day`. `bounds` are the five classes in words, the same every
 * week. A table with the same figures stands under it: the page's own, or `MapTable`.
 */
export function TileMap({
  label,
  day,
  figureOf,
  bounds,
  link,
}: {
  readonly label: string;
  readonly day: Day;
  readonly figureOf: (code: string) => TileFigure;
  readonly bounds: readonly [string, string, string, string, string];
  readonly link?: (code: string) => Target | undefined;
}) {
  const t = useWords(KIT);
  const { districts } = useProvince();
  const textOf = (figure: TileFigure): string =>
    figure.is === "figure" ? figure.text : t(figure.is === "hidden" ? "hiddenSmall" : "noFigure");
  return (
    <div className="stack">
      <ul className="tile-map" aria-label={`${t("mapOf")}: ${label}`}>
        {on(districts, day).map(({ code, name, tile: [column, row] }) => {
          const figure = figureOf(code);
          const target = link?.(code);
          return (
            <li
              key={code}
              data-tile={figure.is === "figure" ? figure.class : figure.is}
              style={{ gridColumn: column + 1, gridRow: row + 1 }}
            >
              {target ? <PageLink {...target}>{name}</PageLink> : <span>{name}</span>}
              <strong>{textOf(figure)}</strong>
            </li>
          );
        })}
      </ul>
      <MapLegend bounds={bounds} gaps />
    </div>
  );
}
