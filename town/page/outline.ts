/** An Giang as a drawing: the districts' outlines and the two arms of the Mekong, which run along their borders. */
import { AN_GIANG } from "@bluezone/policy/an-giang";
import type { Ring } from "@bluezone/policy/province";

const OUTLINES = AN_GIANG.outlines;

/** A point of the drawing. */
export type Point = { readonly x: number; readonly y: number };

/** The drawing's width; a degree of longitude at 10.6° north is this part of one of latitude. */
const WIDE = 400;
const NARROWER = Math.cos((10.6 * Math.PI) / 180);
/** Room around the province, in which the servers stand. */
const MARGIN = 14;

const all = Object.values(OUTLINES).flat();
const west = Math.min(...all.map(([x]) => x));
const east = Math.max(...all.map(([x]) => x));
const north = Math.max(...all.map(([, y]) => y));
const south = Math.min(...all.map(([, y]) => y));
const scale = (WIDE - 2 * MARGIN) / ((east - west) * NARROWER);

/** Width and height of the drawing. */
export const SIZE = { width: WIDE, height: Math.round((north - south) * scale) + 2 * MARGIN };

const drawn = ([x, y]: readonly [number, number]): Point => ({
  x: Math.round(((x - west) * NARROWER * scale + MARGIN) * 10) / 10,
  y: Math.round(((north - y) * scale + MARGIN) * 10) / 10,
});
const line = (points: readonly Point[]): string => `M${points.map(({ x, y }) => `${x},${y}`).join("L")}`;

/** A district's outline as a path. */
export const districtPath = (code: string): string => `${line((OUTLINES[code] ?? []).map(drawn))}Z`;

/** The middle of a district's area, where its people are drawn. */
export function districtMiddle(code: string): Point {
  const points = (OUTLINES[code] ?? []).map(drawn);
  let [twice, x, y] = [0, 0, 0];
  for (const [i, b] of points.entries()) {
    const a = points[i - 1] ?? b;
    const cross = a.x * b.y - b.x * a.y;
    twice += cross;
    x += (a.x + b.x) * cross;
    y += (a.y + b.y) * cross;
  }
  return twice === 0 ? { x: 0, y: 0 } : { x: x / (3 * twice), y: y / (3 * twice) };
}

type Edge = readonly [Ring[number], Ring[number]];
const edges = (code: string): readonly Edge[] => {
  const ring = OUTLINES[code] ?? [];
  return ring.slice(1).map((to, i) => [ring[i] ?? to, to]);
};
const keyOf = ([a, b]: Edge): string => [a.join(), b.join()].sort().join(" ");
/** In how many districts' outlines an edge stands: one on the province's border, two within. */
const times = new Map<string, number>();
for (const code of Object.keys(OUTLINES))
  for (const edge of edges(code)) times.set(keyOf(edge), (times.get(keyOf(edge)) ?? 0) + 1);

const pathOf = (of: readonly Edge[]): string => of.map((edge) => line(edge.map(drawn))).join("");
const shared = (a: string, b: string): readonly Edge[] => {
  const theirs = new Set(edges(b).map(keyOf));
  return edges(a).filter((edge) => theirs.has(keyOf(edge)));
};

/** The Hậu: between An Phú and Tân Châu, past Châu Đốc, between Phú Tân and Châu Phú, past Chợ Mới to Long Xuyên. */
const HAU = [
  ["886", "887"],
  ["884", "887"],
  ["884", "888"],
  ["889", "888"],
  ["889", "893"],
  ["892", "893"],
  ["883", "893"],
] as const;
/** The Tiền: the border with Đồng Tháp along Tân Châu, Phú Tân and Chợ Mới, from where it enters the province. */
const TIEN = ["887", "888", "893"] as const;
/** East of this the border of Tân Châu is the river; west of it, Cambodia. */
const TIEN_FROM = 105.19;

/** A river: its path, and where its name stands, turned by degrees as it runs. */
export type River = {
  readonly name: string;
  readonly path: string;
  readonly at: Point;
  readonly turn: number;
};
export const RIVERS: readonly River[] = [
  { name: "sông Hậu", path: pathOf(HAU.flatMap(([a, b]) => shared(a, b))), at: { x: 243, y: 222 }, turn: 38 },
  {
    name: "sông Tiền",
    path: pathOf(
      TIEN.flatMap((code) =>
        edges(code).filter(
          (edge) => times.get(keyOf(edge)) === 1 && Math.min(edge[0][0], edge[1][0]) >= TIEN_FROM,
        ),
      ),
    ),
    at: { x: 300, y: 176 },
    turn: 68,
  },
];
