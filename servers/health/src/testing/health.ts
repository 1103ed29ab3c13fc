/** A whole health server for tests: real HTTP, a real database in memory, a clock that the test moves. */
import type { Endpoint } from "@bluezone/contract/endpoint";
import type { Role } from "@bluezone/contract/health/roles";
import { memorySms } from "@bluezone/desk/sms/sms";
import { on } from "@bluezone/policy/dated";
import { registerOf } from "@bluezone/policy/register-of";
import { unitKey } from "@bluezone/policy/unit";
import { dayOf } from "@bluezone/protocol/time";
import { type Blobs, memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { type ManualClock, manualClock } from "@bluezone/server-kit/testing/clock";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { type RecordedEvents, recordEvents } from "@bluezone/server-kit/testing/events";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { type SignedIn, signIn } from "@bluezone/staff/testing/sign-in";
import { enterRegister } from "@bluezone/units/enter-register";
import { type HealthConfig, readHealthConfig } from "../config.ts";
import { createHealth, type Health, type Ports } from "../server.ts";
import { migrations } from "../slices.ts";
import type { Store, Tables } from "../tables.ts";

/** The station that issues codes in tests. */
export const STATION = { kind: "admin", name: "Trạm Y tế Vĩnh Hanh", hotline: "0296 000 0000" } as const;

/** An answer without its padding, and how long it was with it. */
export type HealthAnswer = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly bytes: number;
};

export type TestHealth = {
  readonly health: Health;
  readonly engine: Engine;
  readonly database: Store;
  readonly blobs: Blobs;
  readonly clock: ManualClock;
  readonly events: RecordedEvents;
  readonly sms: ReturnType<typeof memorySms>;
  readonly config: HealthConfig;
  readonly url: string;
  /** Keys of a station and of an app. */
  readonly admin: { readonly id: string; readonly key: string };
  readonly device: { readonly id: string; readonly key: string };
  /** Calls an endpoint; with the key that it asks for, unless headers give another. */
  post(endpoint: Endpoint, body: unknown, headers?: Readonly<Record<string, string>>): Promise<HealthAnswer>;
  /** The value of every column of every table, as text. */
  dump(): Promise<string>;
  /** The unit that has a code on the day of the clock; its province's register is entered when first asked. */
  unit(code: string): string;
  /**
   * Somebody of a role at a unit (by code), invited and signed in through the public endpoints. The same person each
   * time.
   */
  as(role: Role, code: string): Promise<SignedIn>;
  close(): Promise<void>;
};

/** What an officer of a role is called; nobody is a real person. */
const TITLES: Readonly<Record<Role, string>> = {
  "health-officer": "Cán bộ y tế",
  epidemiologist: "Cán bộ dịch tễ",
  "lab-technician": "Kỹ thuật viên",
  "data-protection-officer": "Cán bộ bảo vệ dữ liệu",
  administrator: "Quản trị",
  observer: "Người xem",
};

/**
 * Opens one. `env` adds variables, `ports` replaces ports; `given` is what there is already: an engine, which closing closes
 * too, and of a server that stood on it before its clock and API keys.
 */
export async function testHealth(
  env: Readonly<Record<string, string>> = {},
  ports: Partial<Ports> = {},
  given: Partial<Pick<TestHealth, "clock" | "admin" | "device" | "engine">> = {},
): Promise<TestHealth> {
  const [clock, events, sms] = [given.clock ?? manualClock(), recordEvents(), memorySms()];
  const engine = given.engine ?? (await testEngine({ schema: "health", migrations }));
  const config = {
    ...readHealthConfig({
      HEALTH_PUBLIC_URL: "https://bz.example",
      HEALTH_SECRET: Buffer.alloc(32, 3).toString("base64"),
      SMS: "none",
      ...env,
    }),
    port: 0,
  };
  const register = registerOf(config.province);
  const database = await openDatabase<Tables>({ schema: "health", engine });
  const random = seededRandom(given.clock ? "health, later" : "health");
  const blobs = ports.blobs ?? memoryBlobs();
  const health = await createHealth(config, { clock, random, database, sms, blobs, events, ...ports });
  const { url } = await health.start();
  const admin = given.admin ?? (await health.createApiKey(STATION));
  const device = given.device ?? (await health.createApiKey({ kind: "device", name: "Bluezone" }));
  const keys = { open: "", staff: "", admin: admin.key, device: device.key };
  let entered: Promise<void> | undefined;
  const people = new Map<string, Promise<SignedIn>>();
  const unit = (code: string): string => {
    const found = on(register, dayOf(clock.now(), "vietnam")).find((one) => one.code === code);
    if (!found) throw new RangeError(`no unit has the code ${code}`);
    return unitKey(found);
  };
  async function invited(role: Role, code: string): Promise<SignedIn> {
    entered ??= database.transaction((trx) => enterRegister(trx, register));
    await entered;
    return signIn({
      staff: health.staff,
      url,
      name: `${TITLES[role]} ${code.split("-")[0]} (minh họa)`,
      role,
      unitId: unit(code),
    });
  }
  return {
    health,
    engine,
    database,
    blobs,
    unit,
    as(role, code) {
      const key = `${role} of ${code}`;
      const person = people.get(key) ?? invited(role, code);
      people.set(key, person);
      return person;
    },
    clock,
    events,
    sms,
    config,
    url,
    admin,
    device,
    async post(endpoint, body, headers = {}) {
      const answer = await fetch(url + endpoint.path, {
        method: "POST",
        headers: { "content-type": "application/json", "x-api-key": keys[endpoint.audience], ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      const text = await answer.text();
      const { padding: _, ...bare } = JSON.parse(text) as Record<string, unknown>;
      return { status: answer.status, body: bare, bytes: Buffer.byteLength(text) };
    },
    async dump() {
      const { rows } = await engine.query<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'health'",
      );
      const tables = await Promise.all(
        rows.map(async ({ name }) => (await engine.query(`select t::text from health."${name}" t`)).rows),
      );
      return JSON.stringify(tables);
    },
    async close() {
      await health.stop();
      await engine.close();
    },
  };
}

/** The long code in the link of a message. */
export const codeIn = (text: string): string => /\/v(?:#c=|\/)([0-9A-Z]{16})/.exec(text)?.[1] ?? "";

/** 256 bytes of one value, in base64. */
export const nonceOf = (value: number): string => Buffer.alloc(256, value).toString("base64");

/** 32 bytes of one value, in base64. */
export const macOf = (value: number): string => Buffer.alloc(32, value).toString("base64");
