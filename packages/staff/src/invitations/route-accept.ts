/** The endpoints by which an invitation is looked at and accepted. */
import {
  accept,
  acceptPasskey,
  acceptPasskeyOptions,
  acceptTotp,
  lookAtInvitation,
} from "@bluezone/contract/staff/invitations";
import { isoInstant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Context } from "../context.ts";
import { unlessRefused } from "../credentials/calls.ts";
import { beginNewPasskey, keepNewPasskey } from "../credentials/new-passkey.ts";
import { demandSameOrigin } from "../session/same-origin.ts";
import { startSession } from "../session/start.ts";
import { fromMs } from "../tables.ts";
import type { Viewer } from "../viewer.ts";
import { begin, lookAt } from "./accept.ts";
import { begunBy, finish, type NewMember } from "./finish.ts";

export function addAcceptRoutes(http: Http<Viewer>, context: Context): void {
  const { origin, auth, authHeaders, database } = context;
  const joined = (call: Parameters<typeof startSession>[1], person: NewMember) => {
    startSession(context, call, person);
    const { id, name, recoveryCodes } = person;
    return { id, name, recoveryCodes: [...recoveryCodes] };
  };

  http.route(lookAtInvitation, async ({ token }, call) => {
    demandSameOrigin(origin, call.header);
    const { invitation, signInName } = await lookAt(context, token);
    const { role, unit_id, name, until_ms } = invitation;
    return { role, unitId: unit_id, name, until: isoInstant(fromMs(until_ms)), signInName };
  });

  http.route(accept, async (given, call) => {
    demandSameOrigin(origin, call.header);
    // A made-up token costs one read. Whoever holds a right one has a line that no stranger stands in.
    const { invitation, signInName } = await lookAt(context, given.token);
    return context.lines({ own: `invitation ${invitation.id}` }, () =>
      begin(context, given, invitation, signInName),
    );
  });

  http.route(acceptTotp, async ({ enrolment, code }, call) => {
    demandSameOrigin(origin, call.header);
    const person = await finish(context, enrolment, {
      code,
      take: async (checked, headers) =>
        (await unlessRefused(checked.api.verifyTOTP({ body: { code }, headers }))) !== undefined,
    });
    return joined(call, person);
  });

  http.route(acceptPasskeyOptions, async ({ enrolment }, call) => {
    demandSameOrigin(origin, call.header);
    const { userId, token } = await begunBy(context, enrolment);
    const { username, name } = await database.db
      .selectFrom("staff_user")
      .select(["username", "name"])
      .where("id", "=", userId)
      .executeTakeFirstOrThrow();
    return beginNewPasskey(await auth(), authHeaders(token), username ?? name);
  });

  http.route(acceptPasskey, async ({ enrolment, ceremony, answer }, call) => {
    demandSameOrigin(origin, call.header);
    const person = await finish(context, enrolment, {
      take: async (checked, headers) =>
        (await keepNewPasskey(checked, headers, { ceremony, answer })) !== undefined,
    });
    return joined(call, person);
  });
}
