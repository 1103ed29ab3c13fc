/** This server as a list: its slices from the ground up, as `layers.json` has them. A new one is a folder and a line here. */

import * as digestContract from "@bluezone/contract/rollout/digest";
import { ROLES } from "@bluezone/contract/rollout/roles";
import * as contract from "@bluezone/contract/rollout/waiting";
import { digest } from "@bluezone/desk/digest/slice";
import { backupOf, leftOutOf, migrationsOf, retentionOf } from "@bluezone/desk/slice";
import { partsOf } from "@bluezone/desk/waiting/parts-of";
import { waiting } from "@bluezone/desk/waiting/slice";
import { airings } from "./airings/slice.ts";
import { BASE } from "./base.ts";
import { bulletins } from "./bulletins/slice.ts";
import { digestCarrier } from "./digest/carrier.ts";
import { directives } from "./directives/slice.ts";
import { help } from "./help/slice.ts";
import { media } from "./media/slice.ts";
import { numbers } from "./numbers/slice.ts";
import { placements } from "./placements/slice.ts";
import { forEverybody } from "./public/slice.ts";
import { reports } from "./reports/slice.ts";
import { retention } from "./retention/slice.ts";
import { rumours } from "./rumours/slice.ts";
import type { RolloutSlice } from "./slice.ts";
import type { Tables } from "./tables.ts";
import { tasks } from "./tasks/slice.ts";

const WITH_WORK: readonly RolloutSlice[] = [
  ...BASE,
  directives,
  tasks,
  bulletins,
  airings,
  placements,
  media,
  rumours,
  help,
  numbers,
  reports,
  forEverybody,
];
const BELOW: readonly RolloutSlice[] = [
  ...WITH_WORK,
  waiting(WITH_WORK, { endpoints: contract, kinds: contract.WAITING, roles: ROLES, table: "0015-waiting" }),
  digest(partsOf(WITH_WORK, contract.WAITING), {
    endpoints: digestContract,
    table: "0020-digest",
    carrier: digestCarrier,
  }),
];

/** All of them. */
export const SLICES: readonly RolloutSlice[] = [...BELOW, retention(BELOW)];

/** What goes when, but for files. */
export const RULES = retentionOf(BELOW);
/** How the tables came to be. */
export const migrations = migrationsOf(SLICES);
/** What a backup holds, and what none does. */
export const PLAN = backupOf<Tables>("rollout", SLICES);
export const LEFT_OUT = leftOutOf<Tables>(SLICES);
