/** What every desk begins with, as this server has it: accounts with the audit log, the register of units, the clock. */
import { accounts, register, trustedTime } from "@bluezone/desk/base";
import { type Instant, minus } from "@bluezone/protocol/time";
import { LEFT_FOR } from "@bluezone/staff/left";
import { deskOf } from "./callers.ts";
import type { KeepRule } from "./keep-rule.ts";
import type { HealthSlice } from "./slice.ts";
import { ms, type Transaction } from "./tables.ts";

const gone = (trx: Transaction, now: Instant) =>
  trx
    .selectFrom("staff_user")
    .select("id")
    .where("suspended_ms", "<=", ms(minus(now, LEFT_FOR)));

/** People who left, with all that let them in. */
const LEFT: KeepRule = {
  table: "staff_user",
  async drop(trx, now) {
    const { numDeletedRows } = await trx
      .deleteFrom("staff_user")
      .where("id", "in", gone(trx, now))
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  },
  overdue: async (trx, now) => (await gone(trx, now).execute()).length,
};

export const BASE: readonly HealthSlice[] = [
  { ...accounts(deskOf, { tables: "0003-staff", roots: "0017-staff-roots" }), keep: [LEFT] },
  // Who informs people names nobody who looks after them: stations are believed by their type.
  register(deskOf, { table: "0004-units", organs: ["province-committee", "health-department"] }),
  trustedTime({ table: "0016-trusted-time" }),
];
