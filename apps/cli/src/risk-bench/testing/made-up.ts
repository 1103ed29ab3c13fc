/** Field experiments that nobody made: levels from a line, levels of phones and noise of a seed. */
import { mulberry32 } from "../bootstrap.ts";

const PHONES = [
  { id: 1, brand: "Samsung", model: "A", level: 0 },
  { id: 2, brand: "Samsung", model: "B", level: 6 },
  { id: 3, brand: "Apple", model: "C", level: -6 },
  { id: 4, brand: "Apple", model: "D", level: 0 },
  { id: 5, brand: "Xiaomi", model: "E", level: 3 },
  { id: 6, brand: "Xiaomi", model: "F", level: -3 },
] as const;

/** The line that `madeUp` follows: 53 dB at a metre, 20 dB a decade; a listener adds its level. */
export const LINE = { atMetre: 53, perDecade: 20 } as const;

/** A file of experiments as `--data` reads it. */
export function madeUp(experiments: number, seed: number, setting = "room") {
  const random = mulberry32(seed);
  const noise = (spread: number): number => spread * (random() + random() + random() - 1.5) * 2;
  return {
    about: "số liệu minh họa",
    source: "made up",
    devices: PHONES.map(({ id, brand, model }) => ({ id, brand, model })),
    experiments: Array.from({ length: experiments }, (_, e) => {
      const metres = Object.fromEntries(PHONES.map(({ id }) => [id, [6 * random(), 3 * random(), 0]]));
      return {
        experiment: `${setting}-${seed}-${e}`,
        setting,
        metres,
        pairs: PHONES.flatMap((by) =>
          PHONES.filter((of) => of !== by).map((of) => {
            const [here, there] = [metres[by.id]!, metres[of.id]!];
            const apart = Math.max(0.3, Math.hypot(...here.map((n, i) => n - there[i]!)));
            const level = LINE.atMetre + LINE.perDecade * Math.log10(apart) + by.level + noise(2);
            return {
              by: by.id,
              of: of.id,
              scans: Array.from({ length: 5 }, () => {
                const typical = Math.max(1, Math.round(level + noise(2)));
                return [typical, typical - 2, 240];
              }),
            };
          }),
        ),
      };
    }),
  };
}
