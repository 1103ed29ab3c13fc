/** A province's districts in their outlines, each with its name and figure; tiles where the province has no outlines. */
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import type { Day } from "@bluezone/protocol/time";
import { useMemo } from "react";
import { useProvince } from "../../api/province.ts";
import { AreaMap, type AreaShape } from "./area-map.tsx";
import { type TileFigure, TileMap } from "./tile-map.tsx";

type MapProps = {
  readonly label: string;
  readonly day: Day;
  readonly figureOf: (code: string) => TileFigure;
  readonly bounds: readonly [string, string, string, string, string];
};

const shapesOf = ({ outlines }: Province): readonly AreaShape[] =>
  Object.entries(outlines).map(([code, ring]) => ({
    code,
    geometry: { type: "Polygon", coordinates: [ring] },
  }));

/** `figureOf` is asked for each district's code that holds on `day`; `bounds` are the five classes in words. */
export function DistrictMap(props: MapProps) {
  const province = useProvince();
  const shapes = useMemo(() => shapesOf(province), [province]);
  if (shapes.length === 0) return <TileMap {...props} />;
  const { label, day, figureOf, bounds } = props;
  return (
    <AreaMap
      map={province.id}
      label={label}
      shapes={shapes}
      areas={on(province.districts, day).map(({ code, name }) => ({ code, name, figure: figureOf(code) }))}
      bounds={bounds}
    />
  );
}
