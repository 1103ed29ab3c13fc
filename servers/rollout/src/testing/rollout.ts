/** A whole rollout server for tests: real HTTP, a real database in memory, a clock that the test moves, people who signed in. */
import type { Role } from "@bluezone/contract/rollout/roles";
import { memorySms, type Sms } from "@bluezone/desk/sms/sms";
import { on } from "@bluezone/policy/dated";
import { registerOf } from "@bluezone/policy/register-of";
import { unitKey } from "@bluezone/policy/unit";
import { dayOf } from "@bluezone/protocol/time";
import { type Blobs, memoryBlobs } from "@bluezone/server-kit/files/blobs";
import type { BuiltFile } from "@bluezone/server-kit/http/built-files";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { type ManualClock, manualClock } from "@bluezone/server-kit/testing/clock";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { type RecordedEvents, recordEvents } from "@bluezone/server-kit/testing/events";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { type SignedIn, signIn } from "@bluezone/staff/testing/sign-in";
import { enterRegister } from "@bluezone/units/enter-register";
import type { Kysely } from "kysely";
import { type RolloutConfig, readRolloutConfig } from "../config.ts";
import { createRollout, type Rollout } from "../server.ts";
import { migrations } from "../slices.ts";
import type { Store, Tables } from "../tables.ts";

export type TestRollout = {
  readonly rollout: Rollout;
  readonly engine: Engine;
  readonly database: Store;
  readonly blobs: Blobs;
  readonly clock: ManualClock;
  readonly events: RecordedEvents;
  readonly sms: ReturnType<typeof memorySms>;
  readonly config: RolloutConfig;
  readonly url: string;
  /** The unit that has a code on the day of the clock. Throws RangeError when there is none. */
  unit(code: string): string;
  /**
   * Somebody of a role at a unit (by code), invited and signed in through the public endpoints. The same person each
   * time.
   */
  as(role: Role, code: string): Promise<SignedIn>;
  close(): Promise<void>;
};

/** Opens one, with its province's register in it unless `register` is false. `env` adds variables. */
export async function testRollout(
  env: Readonly<Record<string, string>> = {},
  given: Partial<{
    engine: Engine;
    clock: ManualClock;
    blobs: Blobs;
    sms: Sms;
    register: boolean;
    console: () => ReadonlyMap<string, BuiltFile>;
  }> = {},
): Promise<TestRollout> {
  const [clock, events, sms] = [given.clock ?? manualClock(), recordEvents(), memorySms()];
  const config = {
    ...readRolloutConfig({
      ROLLOUT_PUBLIC_URL: "http://127.0.0.1:8083",
      ROLLOUT_SECRET: Buffer.alloc(32, 5).toString("base64"),
      ROLLOUT_OPERATOR: "Sở Thông tin và Truyền thông An Giang",
      ...env,
    }),
    port: 0,
  };
  const register = registerOf(config.province);
  const rows = (db: Kysely<unknown>): Promise<void> => enterRegister(db as Store["db"], register);
  const tables = { schema: "rollout", migrations, ...(given.register === false ? {} : { rows }) };
  const engine = given.engine ?? (await testEngine(tables));
  const database = await openDatabase<Tables>({ schema: "rollout", engine });
  const blobs = given.blobs ?? memoryBlobs();
  const rollout = await createRollout(config, {
    clock,
    random: seededRandom("rollout"),
    database,
    blobs,
    sms: given.sms ?? sms,
    signer: signerFromPem(generateKeyPem(), "local-root"),
    events,
    ...(given.console ? { console: given.console } : {}),
  });
  // They are there already, except on an engine that was given.
  if (
    given.register !== false &&
    !(await database.db.selectFrom("unit").select("id").limit(1).executeTakeFirst())
  )
    await database.transaction((trx) => enterRegister(trx, register));
  const { url } = await rollout.start();
  const people = new Map<string, Promise<SignedIn>>();
  const unit = (code: string): string => {
    const found = on(register, dayOf(clock.now(), "vietnam")).find((one) => one.code === code);
    if (!found) throw new RangeError(`no unit has the code ${code}`);
    return unitKey(found);
  };
  return {
    rollout,
    engine,
    database,
    blobs,
    clock,
    events,
    sms,
    config,
    url,
    unit,
    as(role, code) {
      const key = `${role} of ${code}`;
      const person =
        people.get(key) ??
        signIn({ staff: rollout.staff, url, name: `${role} ${code}`, role, unitId: unit(code) });
      people.set(key, person);
      return person;
    },
    async close() {
      await rollout.stop();
      await engine.close();
    },
  };
}
