/** What each slice of the desk says about how long it keeps things, in the order in which it is dropped. */
import { KEEP as advice } from "../advice/keep.ts";
import { KEEP as callbacks } from "../callbacks/keep.ts";
import { KEEP as care } from "../care/keep.ts";
import { KEEP as codesDesk } from "../case-codes/keep.ts";
import { KEEP as cases } from "../cases/keep.ts";
import { KEEP as contacts } from "../contacts/keep.ts";
import { KEEP as data } from "../data/keep.ts";
import { KEEP as declarations } from "../declarations/keep.ts";
import type { KeepRule } from "../keep-rule.ts";
import { KEEP as quarantine } from "../quarantine/keep.ts";
import { KEEP as reports } from "../reports/keep.ts";
import { KEEP as results } from "../results/keep.ts";

/** All of them: what hangs on another's rows goes before it. */
export const KEPT: readonly KeepRule[] = [
  ...declarations,
  ...advice,
  ...callbacks,
  ...quarantine,
  ...contacts,
  ...codesDesk,
  ...results,
  ...care,
  ...cases,
  ...reports,
  ...data,
];
