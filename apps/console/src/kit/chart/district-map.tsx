/** A province's districts in their outlines, each with its name and figure; five classes, hatched where small numbers are hidden. */
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import type { Day } from "@bluezone/protocol/time";
import type { EChartsCoreOption } from "echarts/core";
import { useCallback, useMemo } from "react";
import { useProvince } from "../../api/province.ts";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { Drawing } from "./drawing.tsx";
import { MapLegend } from "./map-legend.tsx";
import { type TileFigure, TileMap } from "./tile-map.tsx";

/** A province's outlines for the library, and a degree of longitude beside one of latitude in its middle. */
function drawn({ id, outlines }: Province) {
  const points = Object.values(outlines).flat();
  const middle = points.reduce((sum, [, latitude]) => sum + latitude, 0) / points.length;
  return {
    aspect: Math.cos((middle * Math.PI) / 180),
    outlines: {
      name: id,
      json: {
        type: "FeatureCollection",
        features: Object.entries(outlines).map(([code, ring]) => ({
          type: "Feature",
          properties: { name: code },
          geometry: { type: "Polygon", coordinates: [ring] },
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

type MapProps = {
  readonly label: string;
  readonly day: Day;
  readonly figureOf: (code: string) => TileFigure;
  readonly bounds: readonly [string, string, string, string, string];
};

/** `figureOf` is asked for each district's code that holds on `day`; `bounds` are the five classes in words. Tiles where the province has no outlines. */
export function DistrictMap(props: MapProps) {
  const province = useProvince();
  return Object.keys(province.outlines).length === 0 ? (
    <TileMap {...props} />
  ) : (
    <OutlineMap {...props} province={province} />
  );
}

function OutlineMap({ province, label, day, figureOf, bounds }: MapProps & { readonly province: Province }) {
  const { aspect, outlines } = useMemo(() => drawn(province), [province]);
  const t = useWords(KIT);
  const districts = on(province.districts, day).map(({ code, name }) => {
    const figure = figureOf(code);
    return {
      code,
      name,
      figure,
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
        itemStyle: { borderColor: "var(--ink)", borderWidth: 1 },
        data: districts.map(({ code, name, figure, words }) => ({
          name: code,
          itemStyle:
            figure.is === "figure"
              ? { areaColor: `var(--map-${figure.class})` }
              : {
                  areaColor: "var(--sunken)",
                  ...(figure.is === "hidden" ? { decal: { color: "var(--ink2)", ...HATCH } } : {}),
                },
          label: {
            show: true,
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the districts say is compared.
  const option = useCallback(makes, [JSON.stringify(districts)]);
  return (
    <div className="stack">
      <Drawing label={label} height={HEIGHT} option={option} outlines={outlines} />
      <MapLegend bounds={bounds} />
    </div>
  );
}
