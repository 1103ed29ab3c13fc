/** Rolls the progress of units up: in all, by district, by kind; and picks whom one waits for. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readProgress, Tally } from "@bluezone/contract/rollout/planned-tasks";
import { Day, type Instant, isoDay, isoInstant } from "@bluezone/protocol/time";

/** How one unit gets on with a letter: counts of its parts, and their earliest times. */
export type UnitProgress = {
  readonly unit: {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly district: string | null;
  };
  readonly path: string;
  readonly illustrative: boolean;
  readonly assignments: number;
  readonly seen: number;
  readonly acknowledged: number;
  readonly started: number;
  readonly submitted: number;
  readonly accepted: number;
  readonly overdue: number;
  /** Whether units lie below it, and how many parts it gave on. */
  readonly directs: boolean;
  readonly cascaded: number;
  readonly due: Day;
  /** The earliest day that is over; absent when none is. */
  readonly lateDue: Day | undefined;
  readonly passed: Instant;
};

/** Hours that half and nine in ten needed to acknowledge; null where nobody has. */
export type Waits = Pick<Tally, "medianHours" | "p90Hours">;
/** Those of a group: the key of a district or kind, `undefined` for all together. */
export type WaitsOf = (group: { district: string | null } | { type: string } | undefined) => Waits;

type Progress = Omit<ResponseOf<typeof readProgress>, "at">;

function tallyOf(units: readonly UnitProgress[], waits: Waits): Tally {
  const sum = (count: (unit: UnitProgress) => number): number =>
    units.reduce((total, unit) => total + count(unit), 0);
  return {
    units: units.length,
    assignments: sum((unit) => unit.assignments),
    seen: sum((unit) => unit.seen),
    acknowledged: sum((unit) => unit.acknowledged),
    started: sum((unit) => unit.started),
    submitted: sum((unit) => unit.submitted),
    accepted: sum((unit) => unit.accepted),
    overdue: sum((unit) => unit.overdue),
    ...waits,
    couldCascade: sum((unit) => (unit.directs ? unit.assignments : 0)),
    cascaded: sum((unit) => (unit.directs ? unit.cascaded : 0)),
  };
}

/** Units by a key, in the order of the keys; none of them last. */
function grouped<Key extends string | null>(
  units: readonly UnitProgress[],
  key: (unit: UnitProgress) => Key,
) {
  const groups = new Map<Key, UnitProgress[]>();
  for (const unit of units) groups.set(key(unit), [...(groups.get(key(unit)) ?? []), unit]);
  return [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
}

const byPath = (a: UnitProgress, b: UnitProgress): number => (a.path < b.path ? -1 : 1);
const waiting = (unit: UnitProgress, tasks: number, due: Day) => ({
  unit: unit.unit,
  tasks,
  dueOn: isoDay(due),
  passedAt: isoInstant(unit.passed),
  seen: unit.seen > 0,
});

/** The whole progress; at most `most` units in each list. */
export function rollUp(units: readonly UnitProgress[], waits: WaitsOf, most: number): Progress {
  const silent = units
    .filter(({ acknowledged }) => acknowledged === 0)
    .sort((a, b) => a.passed - b.passed || byPath(a, b));
  const late = units
    .flatMap((unit) => (unit.lateDue === undefined ? [] : [{ unit, due: Day(unit.lateDue) }]))
    .sort((a, b) => a.due - b.due || byPath(a.unit, b.unit));
  return {
    illustrative: units.some(({ illustrative }) => illustrative),
    all: tallyOf(units, waits(undefined)),
    byDistrict: grouped(units, ({ unit }) => unit.district).map(([district, of]) => ({
      ...tallyOf(of, waits({ district })),
      district,
    })),
    byType: grouped(units, ({ unit }) => unit.type).map(([type, of]) => ({
      ...tallyOf(of, waits({ type })),
      type,
    })),
    silent: silent.slice(0, most).map((unit) => waiting(unit, unit.assignments, unit.due)),
    silentTotal: silent.length,
    late: late.slice(0, most).map(({ unit, due }) => waiting(unit, unit.overdue, due)),
    lateTotal: late.length,
  };
}
