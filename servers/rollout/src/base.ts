/** What every desk begins with, as this server has it: accounts with the audit log, the register of units, clock, quotas. */
import { accounts as deskAccounts, province, register, trustedTime } from "@bluezone/desk/base";
import { between, type Instant, inSeconds, minus } from "@bluezone/protocol/time";
import { rowsUntil } from "@bluezone/server-kit/jobs/retention";
import { quotaMigration } from "@bluezone/server-kit/limits/quota";
import { type Family, gauge } from "@bluezone/server-kit/measure/exposition";
import { LEFT_FOR } from "@bluezone/staff/left";
import type { Staff } from "@bluezone/staff/staff";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "./context.ts";
import type {} from "./files/tables.ts";
import type { RolloutSlice } from "./slice.ts";
import { ms, type Tables } from "./tables.ts";

const base = deskAccounts<Context, Viewer, Tables>((http) => http, {
  tables: "0001-staff",
  roots: "0014-staff-roots",
});

/** Nothing in it says what somebody did at the desk. A log without an anchor counts from when measuring began. */
async function anchorAge(staff: Staff, since: Instant, now: Instant): Promise<Family[]> {
  return [
    gauge(
      "bluezone_audit_anchor_age_seconds",
      "How long ago the day began of the newest anchor of the audit log.",
      inSeconds(between((await staff.anchored()) ?? since, now)),
    ),
  ];
}

const accounts: RolloutSlice = {
  ...base,
  serve: (context) => ({
    ...base.serve?.(context),
    gauges: (metrics) => metrics.add((now) => anchorAge(context.staff, metrics.since, now)),
  }),
  retention: [
    /** People who left, with all that let them in. */
    rowsUntil({
      counts: "people",
      table: "staff_user",
      column: "suspended_ms",
      until: (now) => ms(minus(now, LEFT_FOR)),
    }),
  ],
};

const quotas: RolloutSlice = {
  name: "quotas",
  migrations: { "0014-quotas": quotaMigration },
  retention: [
    /** What was counted for ten minutes or a day that is over. */
    rowsUntil({ counts: "quotas", table: "quota", column: "until_ms", until: ms }),
  ],
  // Of no use after a restore.
  leftOut: ["quota"],
};

/** What looks at files ends with the server. */
const files: RolloutSlice = {
  name: "files",
  serve: ({ reader }) => ({ close: () => reader.close() }),
};

export const BASE: readonly RolloutSlice[] = [
  files,
  accounts,
  register((http) => http, { table: "0002-units" }),
  province(),
  trustedTime({ table: "0013-trusted-time" }),
  quotas,
];
