/** Communes in their outlines: names where there are few, else of those with the highest rates. */
import type { Commune } from "@bluezone/policy/commune";
import type { Outlines } from "@bluezone/policy/province";
import { useMemo } from "react";
import { AreaMap } from "../../../kit/chart/area-map.tsx";
import type { TileFigure } from "../../../kit/chart/tile-map.tsx";
import type { PlaceFigure } from "./place-figure.ts";

/** So many names fit. */
const NAMED = 20;
/** Of more communes so many are named. */
const HIGHEST = 5;

/** `communes` are those that are drawn, where the outlines have them. */
export function CommuneMap({
  label,
  outlines,
  communes,
  figureOf,
  tile,
  bounds,
}: {
  readonly label: string;
  readonly outlines: Outlines;
  readonly communes: readonly Commune[];
  readonly figureOf: (commune: Commune) => PlaceFigure;
  readonly tile: (figure: PlaceFigure) => TileFigure;
  readonly bounds: readonly string[];
}) {
  const codes = communes.map(({ code }) => code).join();
  const shapes = useMemo(() => {
    const drawn = new Set(codes.split(","));
    return outlines.features
      .filter(({ properties }) => drawn.has(properties.code))
      .map(({ properties, geometry }) => ({ code: properties.code, geometry }));
  }, [outlines, codes]);
  const figures = communes.map((one) => ({ ...one, figure: figureOf(one) }));
  const highest = new Set(
    figures
      .flatMap(({ code, figure }) =>
        figure.is === "rate" && figure.rate > 0 ? [{ code, rate: figure.rate }] : [],
      )
      .toSorted((a, b) => b.rate - a.rate)
      .slice(0, HIGHEST)
      .map(({ code }) => code),
  );
  if (shapes.length === 0) return null;
  return (
    <AreaMap
      map={`communes ${shapes.length === outlines.features.length ? "" : codes}`}
      label={label}
      shapes={shapes}
      areas={figures.map(({ code, name, figure }) => ({
        code,
        name,
        figure: tile(figure),
        quiet: communes.length > NAMED && !highest.has(code),
      }))}
      bounds={bounds}
      gaps
    />
  );
}
