/** Mutants that change nothing that anybody could see: each by its file, its line and its change, with the reason. */
import type { Mutant } from "./points.ts";

export type Equivalent = Pick<Mutant, "file" | "text" | "change"> & { readonly why: string };

/** The end of a window is 0, for none, or seconds in whole tens of minutes: never 1. */
const NEVER_ONE = "an end of a window is 0 or far above 1";

export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: "packages/device/src/engine/proof.ts",
    text: 'const days = new Set([dayOf(now, "utc"), ...(last > 0 ? [dayOf(fromUnixSeconds(last), "utc")] : [])]);',
    change: "0 → 1",
    why: NEVER_ONE,
  },
  {
    file: "packages/device/src/engine/proof.ts",
    text: 'let found: Index = { proof: nothing("index", last > 0 ? "refused" : "none"), newest: null };',
    change: "0 → 1",
    why: NEVER_ONE,
  },
  {
    file: "packages/units/src/store.ts",
    text: "const AT_ONCE = 1_000;",
    change: "1_000 → 1001",
    why: "how many rows one statement takes is seen by nobody",
  },
  {
    file: "servers/health/src/reports/gather.ts",
    text: "const to = now < cutOff ? now : cutOff;",
    change: "< → <=",
    why: "at the cut-off both are the same moment",
  },
  {
    file: "servers/health/src/cases/contacts-store.ts",
    text: 'version: eb("version", "+", 1),',
    change: "1 → 2",
    why: "a version says only that it is another one than before",
  },
  {
    file: "servers/rollout/src/airings/migration.ts",
    text: '.where(sql.ref("slot"), "is not", null)',
    change: '.where(sql.ref("slot"), "is not", null) gone',
    why: "rows without a slot are distinct to a unique index in any case",
  },
  {
    file: "servers/rollout/src/reports/aired-of-week.ts",
    text: "const airings = await airingsOf(sql, scope, [addDays(sunday, -6), sunday]);",
    change: "6 → 7",
    why: "the days of the week are counted one by one; one more that was read is not looked at",
  },
  {
    file: "servers/rollout/src/directives/plan/roll-up.ts",
    text: "return [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));",
    change: "1 → 2",
    why: "a comparison's sign alone counts",
  },
  {
    file: "servers/rollout/src/directives/plan/store.ts",
    text: '.set(({ eb }) => ({ due_day: changes.due_day, version: eb("version", "+", 1) }))',
    change: "1 → 2",
    why: "a version says only that it is another one than before",
  },
];

/** Why a mutant is equivalent; undefined when nobody says that it is. */
export const equivalent = (mutant: Mutant, known: readonly Equivalent[] = EQUIVALENT): string | undefined =>
  known.find(
    ({ file, text, change }) => file === mutant.file && text === mutant.text && change === mutant.change,
  )?.why;
