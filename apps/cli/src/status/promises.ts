/** The four promises of `ops/prometheus/slo.yml`, as they stand over the looks that there are. */
import { type Figures, grown } from "./figures.ts";
import type { Look } from "./ring.ts";

/** Which promise: phones are answered, publishing is quick, exports are fresh, alerts arrive. */
export const PROMISES = ["answers", "publish", "export", "alerts"] as const;
export type PromiseName = (typeof PROMISES)[number];

/** The share that is promised. */
export const PROMISED: Readonly<Record<PromiseName, number>> = {
  answers: 0.999,
  publish: 0.99,
  export: 0.999,
  alerts: 0.9,
};

/** The oldest that an export may be, in seconds. */
export const EXPORT_OLDEST = 15 * 60;

/** The share that was kept; null when nothing is known. */
export type Kept = Readonly<Record<PromiseName, number | null>>;

/** Of one look: since the programs started. How old exports were before that look, nobody counted. */
export type KeptSinceStart = Omit<Kept, "export">;

/** Takes it from the figures of a look. */
export function keptSinceStart(figures: Figures): KeptSinceStart {
  return {
    answers: share(figures.answered, good(figures.answered, figures.failed)),
    publish: share(figures.published, figures.publishedFast),
    alerts: share(figures.rounds, good(figures.rounds, figures.roundsLate)),
  };
}

/** Over looks: what grew between each and the next. */
export function keptOver(looks: readonly Look[]): Kept {
  const sum = (of: (figures: Figures) => number | null): number | null =>
    looks.slice(1).reduce<number | null>((all, { figures }, i) => {
      const more = grown(of(looks[i]!.figures), of(figures));
      return more === null ? all : (all ?? 0) + more;
    }, null);
  const [answered, failed] = [sum(({ answered }) => answered), sum(({ failed }) => failed)];
  const [rounds, late] = [sum(({ rounds }) => rounds), sum(({ roundsLate }) => roundsLate)];
  const ages = looks.map(({ figures }) => figures.exportAge).filter((age) => age !== null);
  return {
    answers: share(answered, good(answered, failed)),
    publish: share(
      sum(({ published }) => published),
      sum(({ publishedFast }) => publishedFast),
    ),
    export: share(ages.length, ages.filter((age) => age <= EXPORT_OLDEST).length),
    alerts: share(rounds, good(rounds, late)),
  };
}

/** Those that were not kept as promised. */
export const brokenOf = (kept: Kept): readonly PromiseName[] =>
  PROMISES.filter((name) => kept[name] !== null && kept[name] < PROMISED[name]);

const good = (all: number | null, bad: number | null): number | null =>
  all === null || bad === null ? null : all - bad;
const share = (all: number | null, well: number | null): number | null =>
  all === null || well === null || all === 0 ? null : well / all;
