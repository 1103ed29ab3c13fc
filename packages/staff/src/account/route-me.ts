/** Who is signed in and what they may do where. */
import { me } from "@bluezone/contract/staff/account";
import { inSeconds, isoInstant, plus } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Context } from "../context.ts";
import { makerOf } from "../credentials/new-passkey.ts";
import { recoveryCodesOf } from "../credentials/recovery-codes.ts";
import { sessionOf } from "../session/admit.ts";
import type { Viewer } from "../viewer.ts";
import { lately } from "./lately.ts";

export function addMe(http: Http<Viewer>, context: Context): void {
  const { roles, database, clock, auth, idle, longest } = context;
  http.route(me, async (_asked, call) => {
    const { caller } = call;
    const { opened, person } = await sessionOf(context, call.header);
    const known = [...new Set(caller.grants.flatMap(({ role }) => roles[role] ?? []))].sort();
    const passkeys = await database.db
      .selectFrom("staff_passkey")
      .select(["id", "name", "aaguid", "createdAt"])
      .where("userId", "=", caller.id)
      .orderBy("createdAt")
      .execute();
    const totp = await database.db
      .selectFrom("staff_two_factor")
      .select("verified")
      .where("userId", "=", caller.id)
      .executeTakeFirst();
    return {
      id: caller.id,
      name: caller.name,
      signInName: person.signInName,
      home: { unitId: caller.home.id, path: caller.home.path },
      grants: caller.grants.map((one) => ({ ...one })),
      permissions: Object.fromEntries(known.map((one) => [one, [...caller.scope(one).paths]])),
      totp: totp?.verified === true,
      passkeys: await Promise.all(
        passkeys.map(async ({ id, name, aaguid, createdAt }) => ({
          id,
          name: name ?? (await makerOf(aaguid)),
          addedAt: (createdAt ?? new Date(0)).toISOString(),
        })),
      ),
      recoveryCodesLeft: (await recoveryCodesOf(await auth(), caller.id)).length,
      lately: (await lately(database.db, caller.id, clock.now())).map(({ at, what }) => ({
        at: isoInstant(at),
        what,
      })),
      sessionUntil: isoInstant(plus(opened, longest)),
      idleSeconds: Math.floor(inSeconds(idle)),
    };
  });
}
