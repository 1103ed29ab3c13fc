/**
 * An Giang's eleven districts. Codes: General Statistics Office, list of 6 October 2019. People: census of 1 April 2019.
 * Border: provincial letter 586/UBND-KGVX. Tiles: our own tile-grid map. Tịnh Biên became a town by resolution
 * 721/NQ-UBTVQH15, in force 10 April 2023. The level was abolished on 1 July 2025.
 */
import { register, validity } from "./dated.ts";
import type { Unit } from "./unit.ts";

/** A district, town or city under a province. */
export type District = Unit & {
  /** Code of its province. */
  readonly parent: string;
  /** People at the census of 1 April 2019. */
  readonly population2019: number;
  /** Whether it lies on the border with Cambodia. */
  readonly border: boolean;
  /** Column and row on the tile-grid map, from the top left. */
  readonly tile: readonly [column: number, row: number];
};

const BEFORE = validity("2019-10-06", "2023-04-09");
const AFTER = validity("2023-04-10", "2025-06-30");
const ALL = validity("2019-10-06", "2025-06-30");

const ROWS = [
  ["883", "city", "Long Xuyên", 272_365, false, [2, 3], ALL],
  ["884", "city", "Châu Đốc", 101_765, true, [1, 1], ALL],
  ["886", "district", "An Phú", 148_615, true, [1, 0], ALL],
  ["887", "town", "Tân Châu", 141_211, true, [2, 0], ALL],
  ["888", "district", "Phú Tân", 188_951, false, [2, 1], ALL],
  ["889", "district", "Châu Phú", 206_676, false, [1, 2], ALL],
  ["890", "district", "Tịnh Biên", 108_562, true, [0, 2], BEFORE],
  ["890", "town", "Tịnh Biên", 108_562, true, [0, 2], AFTER],
  ["891", "district", "Tri Tôn", 117_431, true, [0, 3], ALL],
  ["892", "district", "Châu Thành", 151_368, false, [1, 3], ALL],
  ["893", "district", "Chợ Mới", 307_981, false, [2, 2], ALL],
  ["894", "district", "Thoại Sơn", 163_427, false, [1, 4], ALL],
] as const;

/** Every district of An Giang, by code. */
export const DISTRICTS: readonly District[] = register(
  ROWS.map(([code, kind, name, population2019, border, tile, dates]) => ({
    code,
    kind,
    name,
    parent: "89",
    population2019,
    border,
    tile,
    ...dates,
  })),
  ({ code }) => code,
);
