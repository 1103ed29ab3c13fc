/** Who may call what at the health desk, and that only who cares for people is answered with fields of theirs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PERMISSIONS, ROLES } from "@bluezone/contract/health/roles";
import { shared } from "@bluezone/server-kit/testing/shared";
import { fieldsOfPeople, staffEndpoints, testEndpoints } from "@bluezone/staff/testing/endpoints";
import { testHealth } from "./testing/health.ts";

const endpoints = await staffEndpoints("health");
const desk = shared(() => testHealth());

/** Permissions of slices that are not there yet. */
const LATER_SLICES: readonly string[] = [];
const LATER = PERMISSIONS.filter((permission) => LATER_SLICES.includes(permission.split(".")[0] ?? ""));

testEndpoints({
  endpoints,
  permissions: PERMISSIONS,
  roles: ROLES,
  later: LATER,
  at: () => ({ url: desk.url, as: (role) => desk.as(role, "889-medical-centre") }),
});

/** Permissions under which people are shown. */
const OF_PEOPLE = /^(cases|results|codes|contacts|quarantine|callbacks|declarations|help|data)\./;

test("only endpoints of slices that look after people answer with fields of a person", () => {
  const found = endpoints
    .filter(({ permission = "" }) => !OF_PEOPLE.test(permission))
    .flatMap((endpoint) => fieldsOfPeople(endpoint).map((name) => `${endpoint.path}: ${name}`));
  assert.deepEqual(found, []);
});

test("who runs reports, hands in results or only reads is shown nobody", () => {
  for (const role of ["observer", "lab-technician"] as const)
    assert.ok(
      ROLES[role].every((permission) => !/^(cases|contacts|quarantine|callbacks|data)\./.test(permission)),
    );
});
