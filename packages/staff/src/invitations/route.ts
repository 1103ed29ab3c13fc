/** The endpoints by which invitations are made, listed and withdrawn. */
import { Fault } from "@bluezone/contract/fault";
import {
  invite as inviteEndpoint,
  listInvitations,
  renew as renewEndpoint,
  withdraw,
} from "@bluezone/contract/staff/invitations";
import { isoInstant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { audit } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import { changePeople } from "../people/change.ts";
import { mayGrant } from "../people/rules/may-grant.ts";
import { within } from "../scope.ts";
import { fromMs } from "../tables.ts";
import type { Viewer } from "../viewer.ts";
import { type Invitation, invite, renew } from "./invite.ts";
import { drop, findById, waiting } from "./store.ts";

export function addInvitationRoutes(http: Http<Viewer>, context: Context): void {
  const { database, clock, paths, roles } = context;

  http.route(inviteEndpoint, async (invited, { caller }) => shown(await invite(context, caller, invited)));
  http.route(renewEndpoint, async ({ personId }, { caller }) =>
    shown(await renew(context, caller, personId)),
  );

  http.route(listInvitations, async (_asked, { caller }) => {
    const now = clock.now();
    const all = await waiting(database.db, now);
    await paths.learn(
      all.map(({ unit_id }) => unit_id),
      now,
    );
    const seen = all.filter(({ unit_id }) => within(caller.scope("staff.read"), paths.known(unit_id) ?? ""));
    return {
      invitations: seen.map(({ id, name, role, unit_id, until_ms, invitedBy }) => ({
        id,
        name,
        role,
        unitId: unit_id,
        until: isoInstant(fromMs(until_ms)),
        invitedBy,
      })),
    };
  });

  http.route(withdraw, async ({ id }, { caller }) => {
    const found = await findById(database.db, id, clock.now());
    const units = found ? [found.unit_id] : [];
    await changePeople(context, caller.id, { units }, async (trx, actor, now) => {
      const path = found && paths.known(found.unit_id);
      if (path === undefined || !within(actor.scope("staff.invite"), path))
        throw new Fault("not_found", "There is no such invitation within reach.");
      if (!mayGrant(actor, roles, found!.role, path))
        throw new Fault("not_allowed", "This invitation is to a role that you may not give.");
      if (!(await drop(trx, id))) throw new Fault("not_found", "There is no such invitation within reach.");
      await audit(trx, now, { actor: actor.id, action: "invitation.withdraw", subject: id });
    });
    return {};
  });
}

const shown = ({ id, link, until }: Invitation) => ({ id, link, until: isoInstant(until) });
