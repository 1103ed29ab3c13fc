/**
 * An Giang and the provinces around it, from the General Statistics Office's list of 6 October 2019 to the mergers of
 * 1 July 2025 (resolution 202/2025/QH15).
 */
import type { Day } from "@bluezone/protocol/time";
import { on, register, validity, type WithValidity } from "./dated.ts";
import type { Unit } from "./unit.ts";

/** A province or municipality of the register. */
export type Province = Unit & {
  /** Whether it has a border with Cambodia. */
  readonly border: boolean;
};

const dates = validity("2019-10-06", "2025-06-30");

/** An Giang first, then its neighbours. */
export const PROVINCES: readonly Province[] = register(
  [
    { code: "89", name: "An Giang", kind: "province", border: true, ...dates },
    { code: "87", name: "Đồng Tháp", kind: "province", border: true, ...dates },
    { code: "91", name: "Kiên Giang", kind: "province", border: true, ...dates },
    { code: "92", name: "Cần Thơ", kind: "municipality", border: false, ...dates },
  ],
  ({ code }) => code,
);

/** Which provinces of the register touch. */
const TOUCHING: readonly WithValidity<{ readonly pair: readonly [string, string] }>[] = [
  { pair: ["89", "87"], ...dates },
  { pair: ["89", "91"], ...dates },
  { pair: ["89", "92"], ...dates },
  { pair: ["87", "92"], ...dates },
  { pair: ["91", "92"], ...dates },
];

/** The provinces of the register that touch the one with this code on a day; what lies further out is not entered. */
export function neighboursOn(code: string, day: Day): readonly Province[] {
  const codes = on(TOUCHING, day).flatMap(({ pair: [a, b] }) => (a === code ? [b] : b === code ? [a] : []));
  return on(PROVINCES, day).filter((province) => codes.includes(province.code));
}
