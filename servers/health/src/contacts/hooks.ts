/** What contacts ask of slices above. Whoever puts the server together says who answers. */
import type { ContactLeft } from "@bluezone/contract/health/contacts";
import type { Disease } from "@bluezone/policy/disease";
import type { Day } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Expression } from "kysely";
import type { Sql } from "../tables.ts";

/** Ids of contacts, as a part of a question. */
export type ContactIds = Expression<string>;
/** Contacts of units within a scope; of one case, or one of them, where that is named. */
export type AmongContacts = { readonly scope: Scope; readonly caseId?: string; readonly contactId?: string };

export type ContactHooks = {
  /** Of these people, the open quarantine of whoever has one within reach, by the person's id. */
  readonly quarantinedAmong: (
    sql: Sql,
    scope: Scope,
    personIds: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** Close contacts for whom something is left to be done by the rule of a day. */
  readonly leftAmong: (
    sql: Sql,
    left: ContactLeft,
    among: AmongContacts,
    disease: Pick<Disease, "quarantineRules">,
    today: Day,
  ) => ContactIds;
};
