/** What every desk begins with, as this server has it: accounts with the audit log, the register of units, the clock. */
import { accounts, province, register, trustedTime } from "@bluezone/desk/base";
import { deskOf } from "./callers.ts";
import { LEFT } from "./left-store.ts";
import type { HealthSlice } from "./slice.ts";

export const BASE: readonly HealthSlice[] = [
  { ...accounts(deskOf, { tables: "0003-staff", roots: "0017-staff-roots" }), keep: [LEFT] },
  // Who informs people names nobody who looks after them: stations are believed by their type.
  register(deskOf, { table: "0004-units", organs: ["province-committee", "health-department"] }),
  province(),
  trustedTime({ table: "0016-trusted-time" }),
];
