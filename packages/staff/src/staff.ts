/** Accounts, roles, sessions and the audit log of one server's people: what the server is given of this room. */
import type { Instant } from "@bluezone/protocol/time";
import { type Duration, Hours, Minutes } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { AccessRequest } from "@bluezone/server-kit/http/call";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import type { Events } from "@bluezone/server-kit/measure/events";
import type { Database, Transaction as KitTransaction } from "@bluezone/server-kit/sql/database";
import type { Secret } from "@bluezone/server-kit/start/secret";
import type { Clock } from "@bluezone/server-kit/time/clock";
import { systemClock } from "@bluezone/server-kit/time/clock";
import type { Random } from "@bluezone/server-kit/time/random";
import { systemTimer, type Timer } from "@bluezone/server-kit/time/timer";
import { anchorSeal, newestAnchor } from "./audit/anchors.ts";
import { audit, type Entry } from "./audit/audit.ts";
import { type Verdict, verifyAudit } from "./audit/verify.ts";
import type { Context } from "./context.ts";
import { CEREMONY, signedHeaders } from "./credentials/calls.ts";
import { loadAuth } from "./credentials/load.ts";
import { createSealed } from "./credentials/sealed.ts";
import type { StaffEvent } from "./events.ts";
import { type Invitation, type Invitee, inviteAsOperator } from "./invitations/invite.ts";
import { jobsOf } from "./jobs.ts";
import { createPaths, type Units } from "./paths.ts";
import { viewerById } from "./people/viewers.ts";
import { addRoutes } from "./routes.ts";
import { encryptionKeys, sealFor } from "./secrets.ts";
import { admit, type Header } from "./session/admit.ts";
import { createCookies } from "./session/cookies.ts";
import { createLines } from "./sign-in/lines.ts";
import { createSteps } from "./steps.ts";
import type { StaffTables, Store } from "./tables.ts";
import type { Roles, Viewer } from "./viewer.ts";

/** What the room is given. */
export type StaffOptions<Tables extends StaffTables> = {
  readonly clock: Clock;
  readonly random: Random;
  /** Told whom the room refuses, by no name. */
  readonly events: Events<StaffEvent>;
  /** The server's schema, with `staffTables` in it. */
  readonly database: Database<Tables>;
  /** Newest first. An older one may go once the job `staff-reseal` has run with the newest; sessions under it end then. */
  readonly secrets: readonly Secret[];
  /** Where browsers reach the server, "https://desk.example.vn": passkeys hold for this host, cookies for TLS only when it has it. */
  readonly origin: string;
  /** The permissions of each role. "staff.invite" is the one that lets people be invited. */
  readonly roles: Roles;
  readonly units: Units;
  /** How long a session outlives its last call; 30 minutes when absent. */
  readonly idle?: Duration;
  /** How long a session lasts at the most; 12 hours when absent. */
  readonly longest?: Duration;
  /** Where the audit log's anchors are kept, outside the database. */
  readonly anchors: Blobs;
  /** The page that an invitation's link opens, below the origin; "/desk/invitation" when absent. */
  readonly invitationPage?: string;
  /** Waits before a no; the machine's own when absent. */
  readonly timer?: Timer;
  /** Real time, by which codes of apps and steps under way go; the machine's own when absent. */
  readonly real?: Clock;
};

/** People of a server. */
export type Staff = {
  /** Lets a caller in at an endpoint for staff. Throws Fault `not_signed_in` or `not_allowed`. */
  admit(endpoint: AccessRequest, header: Header): Promise<Viewer>;
  /** Somebody who is not signed in, such as for a job; undefined for who has not joined, is suspended, or has no role left. */
  viewer(personId: string, now: Instant): Promise<Viewer | undefined>;
  /** Adds the endpoints below /api/staff/. */
  addRoutes(http: Http<Viewer>): void;
  /** Invites as the operator of the server. Throws Fault `unknown_role` or `unknown_unit`. */
  invite(invited: Invitee): Promise<Invitation>;
  /**
   * Writes an audit entry in the transaction of the change, best as its last statement: from then on every other writer of
   * the log waits. Throws RangeError for an entry that could hold a value.
   */
  audit<Tables extends StaffTables>(trx: KitTransaction<Tables>, now: Instant, entry: Entry): Promise<void>;
  /** Reads the whole audit log and holds it against its anchors. @param copies texts of anchors that were copied elsewhere. */
  checkAudit(copies?: readonly string[]): Promise<Verdict>;
  /** When the day began of the newest anchor of the audit log; undefined when there is none. */
  anchored(): Promise<Instant | undefined>;
  /** What is done every so often: ended sessions and old invitations go, the audit log is anchored. */
  readonly jobs: readonly Job[];
};

/** Puts the room together. Throws RangeError when there is no secret. */
export function createStaff<Tables extends StaffTables>(options: StaffOptions<Tables>): Staff {
  const { clock, random, events, secrets, origin, roles, units, anchors } = options;
  const { idle = Minutes(30), longest = Hours(12), timer = systemTimer, real = systemClock } = options;
  const database = options.database as unknown as Store;
  const keys = encryptionKeys(secrets);
  const newest = keys[0]?.value ?? "";
  const context: Context = {
    clock,
    random,
    timer,
    events,
    database,
    origin,
    invitationPage: options.invitationPage ?? "/desk/invitation",
    roles,
    paths: createPaths(units),
    idle,
    longest,
    anchors,
    anchorSeal: anchorSeal(secrets),
    cookies: createCookies({ of: database.schema, origin, secrets, longest }),
    enrolments: sealFor(secrets, "enrolment"),
    steps: createSteps(secrets, real),
    sealed: createSealed(keys),
    lines: createLines(),
    ...loadAuth(database.db, { origin, keys, random }),
    authHeaders: (token) => signedHeaders(newest, "session_token", token),
    ceremonyHeaders: (row) => signedHeaders(newest, CEREMONY, row),
  };
  return {
    admit: (endpoint, header) => admit(context, endpoint, header),
    viewer: (personId, now) => viewerById(context, personId, now),
    addRoutes: (http) => addRoutes(http, context),
    invite: (invited) => inviteAsOperator(context, invited),
    audit,
    checkAudit: (copies) => verifyAudit(context, copies),
    anchored: () => newestAnchor(anchors),
    jobs: jobsOf(context, secrets),
  };
}
