/** The slices that every desk server begins with. Each server numbers their migrations among its own. */
import { readOutlines, readProvince } from "@bluezone/contract/province";
import type { Province } from "@bluezone/policy/province";
import { healthz } from "@bluezone/server-kit/http/healthz";
import type { Http } from "@bluezone/server-kit/http/http";
import { type TrustedTimeTable, trustedTimeMigration } from "@bluezone/server-kit/time/trusted-time";
import { staffTables } from "@bluezone/staff/migration";
import type { Staff } from "@bluezone/staff/staff";
import type { StaffTables } from "@bluezone/staff/tables";
import { staffRoots } from "@bluezone/staff/two-people-migration";
import type { Viewer } from "@bluezone/staff/viewer";
import { units as unitTable } from "@bluezone/units/migration";
import { addUnitRoutes, type Register } from "@bluezone/units/route";
import type { UnitTables } from "@bluezone/units/rows";
import type { Slice } from "./slice.ts";

/** The server as officers see it: where others call it too, its endpoints for staff let only officers in. */
export type AsDesk<Caller> = (http: Http<Caller>) => Http<Viewer>;

/** Signing in, people, the audit log: /api/staff/. `tables` and `roots` are the names of its two migrations. */
export const accounts = <Context extends { readonly staff: Staff }, Caller, Tables extends StaffTables>(
  asDesk: AsDesk<Caller>,
  { tables, roots }: { readonly tables: string; readonly roots: string },
): Slice<Context, Caller, Tables> => ({
  name: "accounts",
  migrations: { [tables]: staffTables, [roots]: staffRoots },
  serve: ({ staff }) => ({ endpoints: (http) => staff.addRoutes(asDesk(http)), jobs: staff.jobs }),
  // Whoever left goes by a rule of the server.
  lasting: {
    staff_account: "staff_user",
    staff_two_factor: "staff_user",
    staff_passkey: "staff_user",
    staff_grant: "staff_user",
    staff_audit: "a job",
    staff_audit_head: "the next one",
    staff_session: "a job",
    staff_invitation: "a job",
    staff_verification: "a job",
    staff_wait: "a job",
  },
  backup: [
    "staff_user",
    "staff_account",
    "staff_two_factor",
    "staff_passkey",
    "staff_grant",
    "staff_audit",
    "staff_audit_head",
  ],
  // Nobody is let in by what lies in a backup.
  leftOut: ["staff_session", "staff_invitation", "staff_verification", "staff_wait"],
});

/** The register of units: /api/units/. `organs` are the types of units that enter organs of the state on this server. */
export const register = <Context extends Register<Tables>, Caller, Tables extends StaffTables & UnitTables>(
  asDesk: AsDesk<Caller>,
  { table, organs }: { readonly table: string } & Pick<Register<Tables>, "organs">,
): Slice<Context, Caller, Tables> => ({
  name: "units",
  migrations: { [table]: unitTable },
  serve: (context) => ({
    endpoints: (http) => addUnitRoutes<Tables>(asDesk(http), organs ? { ...context, organs } : context),
  }),
  lasting: { unit: "nothing" },
  backup: ["unit"],
});

/** The province of the desk, for its page: /api/province/. */
export const province = <
  Context extends { readonly config: { readonly province: Province } },
  Caller,
  Tables,
>(): Slice<Context, Caller, Tables> => ({
  name: "province",
  serve: ({ config }) => ({
    endpoints(_http, desk) {
      const { communeOutlines: outlines = null, ...province } = config.province.document;
      desk.read(readProvince, async () => ({ province: province as never }));
      desk.read(readOutlines, async () => ({ outlines: outlines as never }));
    },
  }),
});

/** The time until which the clock was trusted, and whether the server is well: /healthz. */
export const trustedTime = <
  Context extends { readonly database: { answers(): Promise<boolean> } },
  Caller,
  Tables extends TrustedTimeTable,
>({
  table,
}: {
  readonly table: string;
}): Slice<Context, Caller, Tables> => ({
  name: "trusted-time",
  migrations: { [table]: trustedTimeMigration },
  serve: ({ database }) => ({ endpoints: (http) => healthz(http, { database: database.answers }) }),
  lasting: { trusted_time: "the next one" },
  // A restored server has a clock of its own.
  leftOut: ["trusted_time"],
});
