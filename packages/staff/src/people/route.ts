/** The endpoints by which people are looked after. */
import {
  grant,
  listPeople,
  resume as resumeEndpoint,
  revoke,
  suspend as suspendEndpoint,
} from "@bluezone/contract/staff/people";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Context } from "../context.ts";
import type { Viewer } from "../viewer.ts";
import { give, resume, suspend, take } from "./change-roles.ts";
import { peopleInScope } from "./within.ts";

export function addPeopleRoutes(http: Http<Viewer>, context: Context): void {
  http.route(listPeople, async (_asked, { caller }) => {
    return { people: await peopleInScope(context, caller.scope("staff.read")) };
  });

  http.route(grant, async (held, { caller }) => {
    await give(context, caller, held);
    return {};
  });
  http.route(revoke, async (held, { caller }) => {
    await take(context, caller, held);
    return {};
  });
  http.route(suspendEndpoint, async ({ personId }, { caller }) => {
    await suspend(context, caller, personId);
    return {};
  });
  http.route(resumeEndpoint, async ({ personId }, { caller }) => {
    await resume(context, caller, personId);
    return {};
  });
}
