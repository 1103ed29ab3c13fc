/** Places in their outlines, each in the shade of its figure; five classes, hatched where small numbers are hidden. */
import type { EChartsCoreOption } from "echarts/core";
import { useCallback, useMemo } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { Drawing } from "./drawing.tsx";
import { MapLegend } from "./map-legend.tsx";
import type { TileFigure } from "./tile-map.tsx";

/** A place on the map: its name and figure are written on it unless it is `quiet`. */
export type MapArea = {
  readonly code: string;
  readonly name: string;
  readonly figure: TileFigure;
  readonly quiet?: boolean;
};
/** The outline of a place, as GeoJSON has it. */
export type AreaShape = {
  readonly code: string;
  readonly geometry:
    | { readonly type: "Polygon"; readonly coordinates: readonly Points[] }
    | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Points[])[] };
};
type Points = readonly (readonly [longitude: number, latitude: number])[];

const pointsOf = ({ geometry }: AreaShape): Points =>
  geometry.type === "Polygon" ? geometry.coordinates.flat() : geometry.coordinates.flat(2);

/** Outlines for the library, and a degree of longitude beside one of latitude in their middle. */
function drawn(name: string, shapes: readonly AreaShape[]) {
  const latitudes = shapes.flatMap(pointsOf).map(([, latitude]) => latitude);
  const middle = latitudes.reduce((sum, latitude) => sum + latitude, 0) / latitudes.length;
  return {
    aspect: Math.cos((middle * Math.PI) / 180),
    outlines: {
      name,
      json: {
        type: "FeatureCollection",
        features: shapes.map(({ code, geometry }) => ({
          type: "Feature",
          properties: { name: code },
          geometry,
        })),
      },
    },
  };
}
/** Below this width the names do not fit: figures stand alone, and the table has the names. */
const NARROW = 30;
/** In rem. The province is about as wide as high. */
const HEIGHT = 28;
const HATCH = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 } as const;

/** `map` names the outlines: others under the same name are not drawn. `bounds` are the five classes in words; `gaps`: places may have no figure. */
export function AreaMap({
  map,
  label,
  shapes,
  areas,
  bounds,
  gaps = false,
}: {
  readonly map: string;
  readonly label: string;
  readonly shapes: readonly AreaShape[];
  readonly areas: readonly MapArea[];
  readonly bounds: readonly string[];
  readonly gaps?: boolean;
}) {
  const { aspect, outlines } = useMemo(() => drawn(map, shapes), [map, shapes]);
  const t = useWords(KIT);
  const said = areas.map((area) => {
    const { figure } = area;
    return {
      ...area,
      words: figure.is === "figure" ? figure.text : t(figure.is === "hidden" ? "hiddenSmall" : "noFigure"),
    };
  });
  const makes = (text: number, width: number): EChartsCoreOption => ({
    series: [
      {
        type: "map",
        map: outlines.name,
        aspectScale: aspect,
        silent: true,
        // Left and right would stretch it.
        layoutCenter: ["50%", "50%"],
        layoutSize: Math.min(width, HEIGHT * (text / 0.875)) * 0.96,
        emphasis: { disabled: true },
        // Of names that would lie on one another one stays.
        labelLayout: { hideOverlap: said.some(({ quiet }) => quiet === true) },
        itemStyle: { borderColor: "var(--ink)", borderWidth: said.length > 30 ? 0.5 : 1 },
        data: said.map(({ code, name, figure, words, quiet }) => ({
          name: code,
          itemStyle:
            figure.is === "figure"
              ? { areaColor: `var(--map-${figure.class})` }
              : {
                  areaColor: "var(--sunken)",
                  ...(figure.is === "hidden" ? { decal: { color: "var(--ink2)", ...HATCH } } : {}),
                },
          label: {
            show: !quiet,
            fontSize: 0.85 * text,
            lineHeight: 1.1 * text,
            align: "center",
            color: figure.is === "figure" ? `var(--on-map-${figure.class})` : "var(--ink)",
            textBorderColor: figure.is === "figure" ? `var(--map-${figure.class})` : "var(--sunken)",
            textBorderWidth: 3,
            formatter: width < NARROW * text ? words : `${name}\n${words}`,
          },
        })),
      },
    ],
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the places say is compared.
  const option = useCallback(makes, [JSON.stringify(said)]);
  return (
    <div className="stack">
      <Drawing label={label} height={HEIGHT} option={option} outlines={outlines} />
      <MapLegend bounds={bounds} gaps={gaps} />
    </div>
  );
}
