/** What every part of this room is given. */
import type { Duration } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Events } from "@bluezone/server-kit/measure/events";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Timer } from "@bluezone/server-kit/time/timer";
import type { Auth } from "./credentials/better-auth.ts";
import type { SealBox } from "./credentials/sealed.ts";
import type { StaffEvent } from "./events.ts";
import type { Paths } from "./paths.ts";
import type { Seal } from "./secrets.ts";
import type { Cookies } from "./session/cookies.ts";
import type { Lines } from "./sign-in/lines.ts";
import type { Steps } from "./steps.ts";
import type { Store, Transaction } from "./tables.ts";
import type { Roles } from "./viewer.ts";

export type Context = {
  readonly clock: Clock;
  readonly random: Random;
  readonly timer: Timer;
  readonly events: Events<StaffEvent>;
  readonly database: Store;
  /** Where browsers reach the server: "https://desk.example.vn". */
  readonly origin: string;
  /** Where the page is that an invitation's link opens, below the origin. */
  readonly invitationPage: string;
  readonly roles: Roles;
  readonly paths: Paths;
  /** How long a session outlives its last call, and how long it lasts at the most. */
  readonly idle: Duration;
  readonly longest: Duration;
  /** Where the audit log's anchors are kept, outside the database. */
  readonly anchors: Blobs;
  /** Seals them. */
  readonly anchorSeal: Seal;
  readonly cookies: Cookies;
  /** Of accounts that were begun from an invitation. */
  readonly enrolments: Seal;
  /** What goes through a page from one step to the next, for minutes. */
  readonly steps: Steps;
  readonly sealed: SealBox;
  readonly lines: Lines;
  /** Checks on the database's own connections, and as part of a transaction. */
  auth(): Promise<Auth>;
  authIn(trx: Transaction): Promise<Auth>;
  /** The headers under which better-auth knows a session, and a passkey's ceremony by its row. */
  authHeaders(token: string): Headers;
  ceremonyHeaders(row: string): Headers;
};
