/**
 * Who may call what, for any desk: every role at every endpoint for staff, generated from the contract. What is tried
 * is only the way in: the body is `null`, which no endpoint takes, so that nothing happens behind an endpoint that
 * opens.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import type { Download, Endpoint, Upload } from "@bluezone/contract/endpoint";
import { z } from "zod";
import type { SignedIn } from "./sign-in.ts";

/** An endpoint for staff. */
export type StaffEndpoint = Endpoint | Upload | Download;

const CONTRACT = resolve(import.meta.dirname, "../../../contract/src");

/** Every endpoint for staff of a folder of the contract, "rollout", or of one file of it, "units.ts". */
async function endpointsOf(place: string): Promise<readonly StaffEndpoint[]> {
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
      (one): one is StaffEndpoint =>
        typeof one === "object" && one !== null && "audience" in one && one.audience === "staff",
    );
}

/** Every endpoint for staff of these places, and of accounts and units. */
export async function staffEndpoints(...places: readonly string[]): Promise<readonly StaffEndpoint[]> {
  return (await Promise.all(["staff", "units.ts", ...places].map(endpointsOf))).flat();
}

/** The form of an endpoint's request as JSON Schema. */
export const requestForm = (endpoint: Endpoint | Upload): unknown =>
  z.toJSONSchema(endpoint.request, { io: "input", unrepresentable: "any" });

/** Calls without meaning anything by it. */
function callEndpoint(url: string, endpoint: StaffEndpoint, cookie: string): Promise<Response> {
  const address = url + endpoint.path.replaceAll(/:\w+/g, "none");
  const headers = {
    cookie,
    "content-type": "mediaTypes" in endpoint ? endpoint.mediaTypes[0]! : "application/json",
  };
  return endpoint.method === "GET"
    ? fetch(address, { headers })
    : fetch(address, {
        method: "POST",
        headers,
        body: "mediaTypes" in endpoint ? new Uint8Array(1) : "null",
      });
}

/** A desk under test. */
export type EndpointsOfDesk<Role extends string> = {
  readonly endpoints: readonly StaffEndpoint[];
  readonly permissions: readonly string[];
  readonly roles: Readonly<Record<Role, readonly string[]>>;
  /** Permissions that the contract has no endpoint for yet. */
  readonly later?: readonly string[];
  /** The running server, and somebody of a role. */
  at(): { readonly url: string; as(role: Role): Promise<SignedIn> };
};

/** The tests of the matrix. */
export function testEndpoints<Role extends string>({
  endpoints,
  permissions,
  roles,
  later = [],
  at,
}: EndpointsOfDesk<Role>): void {
  test("every endpoint names a permission that exists, or stands open to whoever is signed in", () => {
    assert.ok(endpoints.length > 20, `${endpoints.length} endpoints were found`);
    const unknown = endpoints.filter(
      ({ permission }) => permission !== undefined && !permissions.includes(permission),
    );
    assert.deepEqual(
      unknown.map(({ path, permission }) => `${path}: ${permission}`),
      [],
    );
    const free = endpoints.filter(({ permission }) => permission === undefined).map(({ path }) => path);
    assert.ok(
      free.every((path) => path.startsWith("/api/staff/")),
      `open to all who are signed in: ${free.join(" ")}`,
    );
    const used = new Set(endpoints.map(({ permission }) => permission));
    assert.deepEqual(
      permissions.filter((permission) => !used.has(permission)),
      later,
      "a permission that no endpoint asks for",
    );
  });

  test("nobody comes in without having signed in", async () => {
    for (const endpoint of endpoints)
      assert.equal((await callEndpoint(at().url, endpoint, "")).status, 401, endpoint.path);
  });

  for (const role of Object.keys(roles) as Role[])
    test(`the role ${role} is let in where its permissions reach, and nowhere else`, async () => {
      const held = roles[role];
      const person = await at().as(role);
      const wrong: string[] = [];
      for (const endpoint of endpoints) {
        const { status } = await callEndpoint(at().url, endpoint, person.cookie);
        const may = endpoint.permission === undefined || held.includes(endpoint.permission);
        if (status === 401 || (status === 403) === may || status >= 500)
          wrong.push(`${endpoint.path}: ${status}`);
      }
      assert.deepEqual(wrong, []);
    });
}

/** Names of fields that say more of a person than the name that colleagues see. */
const NEVER =
  /phone|email|passwd|passwordHash|hash$|secretKey|address|birth|citizen|ip$|userAgent|deviceId|latitude|longitude/i;

/** The fields of an endpoint's answer whose names are of that kind. */
export function fieldsOfPeople(endpoint: StaffEndpoint): readonly string[] {
  const found = new Set<string>();
  const walk = (schema: unknown): void => {
    if (typeof schema !== "object" || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === "properties")
        for (const name of Object.keys(value as object)) if (NEVER.test(name)) found.add(name);
      walk(value);
    }
  };
  if ("response" in endpoint)
    walk(z.toJSONSchema(endpoint.response, { io: "output", unrepresentable: "any" }));
  return [...found];
}
