/**
 * People after their tables were put back from a backup: nobody is half invited, what they sign in with opens, the log says
 * that it was put back, and anchors of entries that are lost stand aside.
 */
import type { Instant } from "@bluezone/protocol/time";
import { unixSeconds } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Transaction as KitTransaction } from "@bluezone/server-kit/sql/database";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { anchorSeal, asideAnchors } from "./audit/anchors.ts";
import { audit, OPERATOR } from "./audit/audit.ts";
import { resealFactors } from "./credentials/reseal.ts";
import { encryptionKeys } from "./secrets.ts";
import type { StaffTables, Transaction } from "./tables.ts";

/** Somebody who can sign in: what they are called, and the roles that they hold, each with its unit. */
export type Person = { readonly name: string; readonly roles: readonly string[] };

/** Who can sign in, by name, and how many entries of the log are known, by anchors that stood, to be lost. */
export type MendedStaff = { readonly people: readonly Person[]; readonly lostEntries: number };

/**
 * Mends restored tables of people. Sessions and invitations are taken to be empty; accounts that were begun from an
 * invitation go. `made` is when the backup was made. Throws StartError when secrets of apps are sealed under none of `secrets`.
 */
export async function mendStaff<Tables extends StaffTables>(
  given: KitTransaction<Tables>,
  {
    now,
    made,
    secrets,
    anchors,
  }: {
    readonly now: Instant;
    readonly made: Instant;
    readonly secrets: readonly Secret[];
    readonly anchors: Blobs;
  },
): Promise<MendedStaff> {
  const trx = given as unknown as Transaction;
  await trx.deleteFrom("staff_user").where("joined_ms", "is", null).execute();
  await trx.updateTable("staff_user").set({ invitation_id: null }).execute();
  await resealFactors({ database: { db: trx } }, encryptionKeys(secrets)).catch((error: unknown) => {
    throw new StartError(
      "Secrets of authenticator apps in the backup are sealed under an older secret of the server; put that one behind the others, separated by a comma.",
      { cause: error },
    );
  });
  const lostEntries = await asideAnchors(trx, anchors, anchorSeal(secrets));
  await audit(trx, now, { actor: OPERATOR, action: "backup.restore", subject: String(unixSeconds(made)) });
  const rows = await trx
    .selectFrom("staff_user")
    .innerJoin("staff_grant", "user_id", "staff_user.id")
    .select(["staff_user.id", "name", "role", "unit_id"])
    .where("suspended_ms", "is", null)
    .orderBy("name")
    .orderBy("staff_user.id")
    .orderBy("n")
    .execute();
  const people = new Map<string, { name: string; roles: string[] }>();
  for (const { id, name, role, unit_id } of rows) {
    const person = people.get(id) ?? { name, roles: [] };
    person.roles.push(`${role} ${unit_id}`);
    people.set(id, person);
  }
  return { people: [...people.values()], lostEntries };
}
