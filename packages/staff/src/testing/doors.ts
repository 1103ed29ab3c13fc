/**
 * Who may knock where, for any desk: every role at every door for staff, generated from the contract. What is tried is only
 * the way in: the body is `null`, which no door takes, so that nothing happens behind a door that opens.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import type { Download, Endpoint, Upload } from "@bluezone/contract/endpoint";
import { z } from "zod";
import type { SignedIn } from "./sign-in.ts";

/** A door for staff. */
export type StaffDoor = Endpoint | Upload | Download;

const CONTRACT = resolve(import.meta.dirname, "../../../contract/src");

/** Every door for staff of a folder of the contract, "rollout", or of one file of it, "units.ts". */
async function doorsOf(place: string): Promise<readonly StaffDoor[]> {
  const files = place.endsWith(".ts")
    ? [place]
    : readdirSync(`${CONTRACT}/${place}`)
        .filter((name) => /^[a-z-]+\.ts$/.test(name))
        .map((name) => `${place}/${name}`);
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((name) => import(`${CONTRACT}/${name}`)),
  );
  return modules
    .flatMap((module) => Object.values(module))
    .filter(
      (one): one is StaffDoor =>
        typeof one === "object" && one !== null && "door" in one && one.door === "staff",
    );
}

/** Every door for staff of these places, and of accounts and units. */
export async function staffDoors(...places: readonly string[]): Promise<readonly StaffDoor[]> {
  return (await Promise.all(["staff", "units.ts", ...places].map(doorsOf))).flat();
}

/** The form of a door's request as JSON Schema. */
export const requestForm = (door: Endpoint | Upload): unknown =>
  z.toJSONSchema(door.request, { io: "input", unrepresentable: "any" });

/** Knocks without meaning anything by it. */
function knock(url: string, door: StaffDoor, cookie: string): Promise<Response> {
  const address = url + door.path.replaceAll(/:\w+/g, "none");
  const headers = { cookie, "content-type": "mediaTypes" in door ? door.mediaTypes[0]! : "application/json" };
  return door.method === "GET"
    ? fetch(address, { headers })
    : fetch(address, { method: "POST", headers, body: "mediaTypes" in door ? new Uint8Array(1) : "null" });
}

/** A desk under test. */
export type DoorsOfDesk<Role extends string> = {
  readonly doors: readonly StaffDoor[];
  readonly permissions: readonly string[];
  readonly roles: Readonly<Record<Role, readonly string[]>>;
  /** Permissions that the contract has no door for yet. */
  readonly later?: readonly string[];
  /** The running server, and somebody of a role. */
  at(): { readonly url: string; as(role: Role): Promise<SignedIn> };
};

/** The tests of the matrix. */
export function testDoors<Role extends string>({
  doors,
  permissions,
  roles,
  later = [],
  at,
}: DoorsOfDesk<Role>): void {
  test("every door names a permission that exists, or stands open to whoever is signed in", () => {
    assert.ok(doors.length > 20, `${doors.length} doors were found`);
    const unknown = doors.filter(
      ({ permission }) => permission !== undefined && !permissions.includes(permission),
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
      permissions.filter((permission) => !used.has(permission)),
      later,
      "a permission that no door asks for",
    );
  });

  test("nobody comes in without having signed in", async () => {
    for (const door of doors) assert.equal((await knock(at().url, door, "")).status, 401, door.path);
  });

  for (const role of Object.keys(roles) as Role[])
    test(`the role ${role} is let in where its permissions reach, and nowhere else`, async () => {
      const held = roles[role];
      const person = await at().as(role);
      const wrong: string[] = [];
      for (const door of doors) {
        const { status } = await knock(at().url, door, person.cookie);
        const may = door.permission === undefined || held.includes(door.permission);
        if (status === 401 || (status === 403) === may || status >= 500)
          wrong.push(`${door.path}: ${status}`);
      }
      assert.deepEqual(wrong, []);
    });
}

/** Names of fields that say more of a person than the name that colleagues see. */
const NEVER =
  /phone|email|passwd|passwordHash|hash$|secretKey|address|birth|citizen|ip$|userAgent|deviceId|latitude|longitude/i;

/** The fields of a door's answer whose names are of that kind. */
export function fieldsOfPeople(door: StaffDoor): readonly string[] {
  const found = new Set<string>();
  const walk = (schema: unknown): void => {
    if (typeof schema !== "object" || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === "properties")
        for (const name of Object.keys(value as object)) if (NEVER.test(name)) found.add(name);
      walk(value);
    }
  };
  if ("response" in door) walk(z.toJSONSchema(door.response, { io: "output", unrepresentable: "any" }));
  return [...found];
}
