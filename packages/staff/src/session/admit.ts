/** Lets a member of staff in at an endpoint: the cookie, the session's time, the permission. */
import { Fault } from "@bluezone/contract/fault";
import { PERSON_HEADER, UNATTENDED_HEADER } from "@bluezone/contract/staff/endpoint";
import type { AccessRequest } from "@bluezone/server-kit/http/call";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../context.ts";
import type { StaffEvent } from "../events.ts";
import { viewerFor } from "../people/viewers.ts";
import type { Viewer } from "../viewer.ts";
import { isAlive } from "./alive.ts";
import { demandSameOrigin, isForeign } from "./same-origin.ts";
import { endSession, findSession, noteUse, type Session } from "./store.ts";

/** Reads a header by its lower-case name. */
export type Header = (name: string) => string | undefined;

/** The session that a call shows. Throws Fault `not_signed_in` when there is none, its time is over, or it is not that of whom the page shows. */
export async function sessionOf(context: Context, header: Header): Promise<Session> {
  const { cookies, database, clock } = context;
  const token = cookies.session(header("cookie"));
  const session = token === undefined ? undefined : await findSession(database.db, token);
  if (!session) throw new Fault("not_signed_in", "Sign in first.");
  if (!isAlive(session, context, clock.now())) {
    await endSession(database.db, session.token);
    throw new Fault("not_signed_in", "The session is over; sign in again.");
  }
  const shown = header(PERSON_HEADER);
  if (shown !== undefined && shown !== session.person.id)
    throw new Fault("not_signed_in", "Somebody else has signed in in this browser since; sign in again.");
  return session;
}

/**
 * Lets somebody in, or throws Fault `not_signed_in`, or `not_allowed`: the permission is held nowhere, no role is left, or
 * another site's page makes the call. Whoever is refused is told of, by no name.
 */
export async function admit(context: Context, endpoint: AccessRequest, header: Header): Promise<Viewer> {
  const { clock, database, origin, events } = context;
  const route = Name(endpoint.path);
  const refused = (why: (StaffEvent & { event: "access_refused" })["why"]) =>
    events.emit({ event: "access_refused", route, why });
  if (endpoint.method !== "GET" && isForeign(origin, header)) refused("site");
  if (endpoint.method !== "GET") demandSameOrigin(origin, header);
  const session = await sessionOf(context, header).catch((error: unknown) => {
    if (error instanceof Fault) refused("session");
    throw error;
  });
  const now = clock.now();
  if (header(UNATTENDED_HEADER) === undefined) await noteUse(database.db, session, now);
  const viewer = await viewerFor(context, session.person, now, () => refused("unit"));
  if (!viewer) {
    refused("role");
    throw new Fault("not_allowed", "No role of yours holds at a unit that still exists.");
  }
  if (endpoint.permission !== undefined && !viewer.may(endpoint.permission)) {
    refused("permission");
    throw new Fault("not_allowed", "None of your roles allows this.");
  }
  return viewer;
}
