/** A small server with people for this room's tests: real HTTP, a real database in memory, a clock that the test moves. */
import { staffEndpoint } from "@bluezone/contract/staff/endpoint";
import type { Duration } from "@bluezone/protocol/time";
import { type Blobs, memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { createHttp } from "@bluezone/server-kit/http/http";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { Secret } from "@bluezone/server-kit/start/secret";
import { type ManualClock, manualClock } from "@bluezone/server-kit/testing/clock";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { type RecordedEvents, recordEvents } from "@bluezone/server-kit/testing/events";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { KyselyPlugin } from "kysely";
import { z } from "zod";
import { anchorSeal } from "../audit/anchors.ts";
import { staffTables } from "../migration.ts";
import type { Seal } from "../secrets.ts";
import { createStaff, type Staff } from "../staff.ts";
import type { StaffTables, Store } from "../tables.ts";
import { staffRoots } from "../two-people-migration.ts";
import type { Viewer } from "../viewer.ts";
import { type SignedIn, signIn } from "./sign-in.ts";

/** Roles of the tests: a chief may all, a clerk reads and writes, a helper writes and invites, a guest reads. */
export const ROLES = {
  chief: ["staff.read", "staff.invite", "audit.read", "letters.read", "letters.write"],
  clerk: ["letters.read", "letters.write"],
  helper: ["staff.read", "staff.invite", "letters.write"],
  guest: ["letters.read"],
} as const;
export type Role = keyof typeof ROLES;

/** Units by id: a province, two districts below it, a commune below one of them; and another province. */
export const UNITS: Readonly<Record<string, string>> = {
  p: "p/",
  a: "p/a/",
  b: "p/b/",
  c: "p/a/c/",
  q: "q/",
};

/** An endpoint of the tests, which asks for a permission. */
export const writeLetter = staffEndpoint({
  path: "/api/letters/write",
  summary: "Writes a letter.",
  permission: "letters.write",
  request: z.object({}),
  response: z.object({ by: z.string() }),
});

export type TestDesk = {
  readonly staff: Staff;
  readonly database: Store;
  readonly clock: ManualClock;
  readonly anchors: Blobs;
  /** What seals them. */
  readonly anchorSeal: Seal;
  readonly events: RecordedEvents;
  readonly url: string;
  /** The kinds of the statements that the desk asked of its database, in order; what a test itself asks is not among them. */
  readonly statements: readonly string[];
  /** What the timer was asked to wait, in the order in which it was. */
  readonly waited: readonly Duration[];
  /** Units as the server says them; a test may take one away. */
  readonly units: Map<string, string>;
  /** Somebody new of a role at a unit. */
  join(role: Role, unitId: string): Promise<SignedIn>;
  close(): Promise<void>;
};

const MIGRATIONS = { "0001-staff": staffTables, "0002-staff-roots": staffRoots };

/** Opens one. `given` is what a test needs otherwise. */
export async function testDesk(
  given: {
    readonly origin?: string;
    readonly port?: number;
    /** Bytes that each secret is filled with, newest first. */
    readonly secrets?: readonly number[];
    /** Real time, for what ends after minutes of it; the machine's when absent. */
    readonly real?: Clock;
    /** Of a desk that stands on the same database: the old one's. */
    readonly on?: Pick<TestDesk, "database" | "clock">;
  } = {},
): Promise<TestDesk> {
  const [clock, events, anchors] = [given.on?.clock ?? manualClock(), recordEvents(), memoryBlobs()];
  const engine = given.on ? undefined : await testEngine({ schema: "desk", migrations: MIGRATIONS });
  const database =
    given.on?.database ?? (await openDatabase<StaffTables>({ schema: "desk", engine: engine! }));
  if (engine) await migrate(database, MIGRATIONS);
  const filled = given.secrets ?? [9];
  const secrets = filled.map((byte) => new Secret(new Uint8Array(32).fill(byte)));
  // Two desks on one database draw different tokens.
  const random = seededRandom(`desk ${filled}`);
  const statements: string[] = [];
  const waited: Duration[] = [];
  const units = new Map(Object.entries(UNITS));
  const staff = createStaff({
    clock,
    random,
    events,
    database: counted(database, statements),
    secrets,
    origin: given.origin ?? "http://desk.example",
    roles: ROLES,
    units: { pathOf: async (id) => units.get(id), goesOnAs: async () => undefined },
    anchors,
    ...(given.real ? { real: given.real } : {}),
    timer: {
      async wait(duration) {
        waited.push(duration);
      },
    },
  });
  const http = await createHttp<Viewer>({ clock, random, events, family: "desk", admit: staff.admit });
  staff.addRoutes(http);
  http.route(writeLetter, async (_letter, { caller }) => ({ by: caller.id }));
  const { url } = await http.start(given.port ?? 0);
  let joined = 0;
  return {
    staff,
    database,
    clock,
    anchors,
    anchorSeal: anchorSeal(secrets),
    events,
    url,
    statements,
    waited,
    units,
    join(role, unitId) {
      joined += 1;
      return signIn({
        staff,
        url,
        name: `${role} ${unitId}`,
        role,
        unitId,
        signInName: `${role}.${unitId}.${joined}`,
      });
    },
    async close() {
      await http.stop();
      await engine?.close();
    },
  };
}

/** The same database, which notes what it is asked. */
function counted(database: Store, statements: string[]): Store {
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      statements.push(node.kind);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    ...database,
    db: database.db.withPlugin(plugin),
    transaction: (work) => database.transaction((trx) => work(trx.withPlugin(plugin) as typeof trx)),
  };
}
