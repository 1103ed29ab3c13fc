/** Who may call what at the rollout desk, and that no answer there has a field that a role may not see. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PERMISSIONS, ROLES } from "@bluezone/contract/rollout/roles";
import { shared } from "@bluezone/server-kit/testing/shared";
import { fieldsOfPeople, staffEndpoints, testEndpoints } from "@bluezone/staff/testing/endpoints";
import { testRollout } from "./testing/rollout.ts";

const endpoints = await staffEndpoints("rollout");
const desk = shared(() => testRollout());

testEndpoints({
  endpoints,
  permissions: PERMISSIONS,
  roles: ROLES,
  at: () => ({ url: desk.url, as: (role) => desk.as(role, "889-district-committee") }),
});

/** Fields whose names sound like a person's and are none, each with its reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  orderPhone: "a shop's own number for orders, made public by the shop",
  smartphones: "how many there are",
  ofSmartphones: "a share of how many there are",
  addressees: "the offices that a paper goes to",
  phones: "times of help by kind of phone",
  phone: "a kind of phone in the install kit, and how many shops take orders by phone",
};

test("no answer has a field that says more of a person than their name and role", () => {
  const found = endpoints.flatMap((endpoint) =>
    fieldsOfPeople(endpoint)
      .filter((name) => !Object.hasOwn(ALLOWED, name))
      .map((name) => `${endpoint.path}: ${name}`),
  );
  assert.deepEqual(found, []);
});
