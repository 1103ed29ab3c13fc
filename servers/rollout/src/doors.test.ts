/**
 * Who may knock where: every role at every door for staff, generated from the contract. What is tried is only the way in: the
 * body is `null`, which no door takes, so that nothing happens behind a door that opens.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import type { Download, Endpoint, Upload } from "@bluezone/contract/endpoint";
import { PERMISSIONS, ROLES, type Role } from "@bluezone/contract/rollout/roles";
import { z } from "zod";
import { type TestRollout, testRollout } from "./testing/rollout.ts";

type Door = Endpoint | Upload | Download;
const contract = resolve(import.meta.dirname, "../../../packages/contract/src");

/** Every door for staff that a file of the contract exports. */
async function doorsOf(folder: string): Promise<readonly Door[]> {
  const files = readdirSync(`${contract}/${folder}`).filter((name) => /^[a-z-]+\.ts$/.test(name));
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((name) => import(`${contract}/${folder}/${name}`)),
  );
  return modules
    .flatMap((module) => Object.values(module))
    .filter(
      (one): one is Door => typeof one === "object" && one !== null && "door" in one && one.door === "staff",
    );
}

let desk: TestRollout;
let doors: readonly Door[];
before(async () => {
  desk = await testRollout();
  doors = [...(await doorsOf("staff")), ...(await doorsOf("rollout"))];
});
after(() => desk.close());

/** Knocks without meaning anything by it. */
function knock(door: Door, cookie: string): Promise<Response> {
  const url = desk.url + door.path.replaceAll(/:\w+/g, "none");
  const headers = { cookie, "content-type": "mediaTypes" in door ? door.mediaTypes[0]! : "application/json" };
  return door.method === "GET"
    ? fetch(url, { headers })
    : fetch(url, { method: "POST", headers, body: "mediaTypes" in door ? new Uint8Array(1) : "null" });
}

test("every door names a permission that exists, or stands open to whoever is signed in", () => {
  assert.ok(doors.length > 20, `${doors.length} doors were found`);
  const unknown = doors.filter(
    ({ permission }) => permission !== undefined && !(PERMISSIONS as readonly string[]).includes(permission),
  );
  assert.deepEqual(
    unknown.map(({ path, permission }) => `${path}: ${permission}`),
    [],
  );
  const free = doors.filter(({ permission }) => permission === undefined).map(({ path }) => path);
  assert.ok(
    free.every((path) => path.startsWith("/api/staff/")),
    `open to all who are signed in: ${free.join(" ")}`,
  );
  const used = new Set(doors.map(({ permission }) => permission));
  assert.deepEqual(
    PERMISSIONS.filter((permission) => !used.has(permission)),
    [],
    "a permission that no door asks for",
  );
});

test("nobody comes in without having signed in", async () => {
  for (const door of doors) assert.equal((await knock(door, "")).status, 401, door.path);
});

for (const role of Object.keys(ROLES) as Role[])
  test(`the role ${role} is let in where its permissions reach, and nowhere else`, async () => {
    const held: readonly string[] = ROLES[role];
    const person = await desk.as(role, "889-district-committee");
    const wrong: string[] = [];
    for (const door of doors) {
      const { status } = await knock(door, person.cookie);
      const may = door.permission === undefined || held.includes(door.permission);
      if (status === 401 || (status === 403) === may || status >= 500) wrong.push(`${door.path}: ${status}`);
    }
    assert.deepEqual(wrong, []);
  });

/** Names of fields that no answer of a desk may have: what is known of a person beyond the name that colleagues see. */
const NEVER =
  /phone|email|passwd|passwordHash|hash$|secretKey|address|birth|citizen|ip$|userAgent|deviceId|latitude|longitude/i;
/** The few that may, each with its reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  orderPhone: "a shop's own number for orders, made public by the shop",
  smartphones: "how many there are",
  ofSmartphones: "a share of how many there are",
  addressees: "the offices that a paper goes to",
  phones: "times of help by kind of phone",
  phone: "a kind of phone in the install kit, and how many shops take orders by phone",
};

test("no answer has a field that says more of a person than their name and role", () => {
  const found = new Set<string>();
  const walk = (schema: unknown, path: string): void => {
    if (typeof schema !== "object" || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === "properties")
        for (const name of Object.keys(value as object))
          if (NEVER.test(name) && !Object.hasOwn(ALLOWED, name)) found.add(`${path}: ${name}`);
      walk(value, path);
    }
  };
  for (const door of doors)
    if ("response" in door)
      walk(z.toJSONSchema(door.response, { io: "output", unrepresentable: "any" }), door.path);
  assert.deepEqual([...found], []);
});
