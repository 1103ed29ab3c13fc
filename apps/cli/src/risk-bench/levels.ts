/**
 * Levels of phone models in a field experiment, by ridge regression: attenuation = a + b · log₁₀ metres + what the listener's and the
 * sender's system, maker and model add, and the room. The ridge says what is known before: makers and models differ by a few dB, most of it by the
 * system. A model that was never seen stands at its maker, a maker at its system.
 */
import type { Pair, PhoneModel } from "./pair.ts";
import { solve } from "./solve.ts";

/** dB that a phone adds as a listener and as a sender. */
type Level = readonly [by: number, of: number];

/** Levels by the names of `namesOf`. */
export type Levels = Readonly<Record<string, Level>>;

/** The line, and the levels about it. */
export interface LevelFit {
  readonly atMetre: number;
  readonly perDecade: number;
  readonly levels: Levels;
}

/** What a phone is called at each step, from the widest: its system, its maker, its model. */
export const namesOf = ({ maker, model }: PhoneModel): readonly string[] => {
  const [brand, name] = [maker.trim().toLowerCase(), model.trim().toLowerCase()];
  return [brand === "apple" ? "ios" : "android", `maker ${brand}`, `${brand} ${name}`];
};

const levelOf = (phone: PhoneModel, levels: Levels, side: 0 | 1): number =>
  namesOf(phone).reduce((sum, name) => sum + (levels[name]?.[side] ?? 0), 0);

/** dB that the two phones of a pair add. */
export const pairLevel = ({ by, of }: Pick<Pair, "by" | "of">, levels: Levels): number =>
  levelOf(by, levels, 0) + levelOf(of, levels, 1);

/** What a level may be, before anything is known, against what is left of a pair: (5 ÷ 2.5 dB)². */
const RIDGE = 4;
const WEAK_RIDGE = 1e-6;

/** A pair with one level for its whole encounter. */
export interface Levelled {
  readonly pair: Pair;
  readonly level: number;
}

/** An experiment has a level of its own, its room's, which is of no use to another and is not given back. */
const roomOf = ({ experiment }: Pair): string => `in ${experiment}`;

/** The fit to pairs that heard each other. */
export function fitLevels(pairs: readonly Levelled[]): LevelFit {
  const names = [
    ...new Set(pairs.flatMap(({ pair }) => [roomOf(pair), ...namesOf(pair.by), ...namesOf(pair.of)])),
  ].sort();
  const columnOf = new Map(names.map((name, i) => [name, 2 + 2 * i]));
  const size = 2 + 2 * names.length;
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? (i < 2 ? WEAK_RIDGE : RIDGE) : 0)),
  );
  const right = Array<number>(size).fill(0);
  for (const { pair, level } of pairs) {
    const row: [column: number, value: number][] = [
      [0, 1],
      [1, Math.log10(pair.metres)],
      [columnOf.get(roomOf(pair))!, 1],
      ...namesOf(pair.by).map((name): [number, number] => [columnOf.get(name)!, 1]),
      ...namesOf(pair.of).map((name): [number, number] => [columnOf.get(name)! + 1, 1]),
    ];
    for (const [i, a] of row) {
      right[i]! += a * level;
      for (const [j, b] of row) matrix[i]![j]! += a * b;
    }
  }
  const [atMetre = 0, perDecade = 0, ...rest] = solve(matrix, right);
  return {
    atMetre,
    perDecade,
    levels: Object.fromEntries(
      names.flatMap((name, i) =>
        name.startsWith("in ") ? [] : [[name, [rest[2 * i]!, rest[2 * i + 1]!] as const]],
      ),
    ),
  };
}
