/** Made-up outlines of communes: the outline of each district cut into as many pieces of one size as it has communes. */
import type { Day } from "@bluezone/protocol/time";
import { on } from "../dated.ts";
import type { Outlines, Province, Ring } from "../province.ts";

type Point = Ring[number];

/** A ring's part on one side of a line across an axis. */
function side(ring: Ring, axis: 0 | 1, at: number, keep: "below" | "above"): Ring {
  const inside = (point: Point): boolean => (keep === "below" ? point[axis] <= at : point[axis] >= at);
  const cross = (a: Point, b: Point): Point => {
    const share = (at - a[axis]) / (b[axis] - a[axis]);
    const round = (n: number): number => Math.round(n * 1e4) / 1e4;
    return [round(a[0] + share * (b[0] - a[0])), round(a[1] + share * (b[1] - a[1]))];
  };
  const kept = ring.slice(1).flatMap((point, i) => {
    const before = ring[i]!;
    const crossed = inside(before) === inside(point) ? [] : [cross(before, point)];
    return inside(point) ? [...crossed, point] : crossed;
  });
  return kept.length === 0 ? [] : [...kept, kept[0]!];
}

const areaOf = (ring: Ring): number =>
  Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0)) / 2;

/** A ring in so many pieces, cut across its longer side each time. */
function pieces(ring: Ring, many: number): readonly Ring[] {
  if (many === 1) return [ring];
  const first = Math.floor(many / 2);
  const widths = ([0, 1] as const).map((axis) => {
    const along = ring.map((point) => point[axis]);
    return { axis, least: Math.min(...along), most: Math.max(...along) };
  });
  const { axis, least, most } = widths.toSorted((a, b) => b.most - b.least - (a.most - a.least))[0]!;
  let [low, high] = [least, most];
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (areaOf(side(ring, axis, middle, "below")) / areaOf(ring) < first / many) low = middle;
    else high = middle;
  }
  const at = Math.round(low * 1e4) / 1e4;
  return [
    ...pieces(side(ring, axis, at, "below"), first),
    ...pieces(side(ring, axis, at, "above"), many - first),
  ];
}

/** The outlines of a day. */
export function madeUpOutlines({ districts, communes, outlines }: Province, day: Day): Outlines {
  return {
    type: "FeatureCollection",
    features: on(districts, day).flatMap(({ code }) => {
      const within = on(communes, day).filter(({ parent }) => parent === code);
      const cut = pieces(outlines[code] ?? [], within.length);
      return within.map((commune, i) => ({
        type: "Feature" as const,
        properties: { code: commune.code },
        geometry: { type: "Polygon" as const, coordinates: [cut[i]!] },
      }));
    }),
  };
}
