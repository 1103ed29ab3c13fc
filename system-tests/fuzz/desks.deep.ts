/** Only here: what nobody should send reaches every endpoint of both desks, from people who may call them, over real HTTP.
 * Each endpoint takes bodies of its form, the same with edits, and no JSON at all; never a 5xx, always a code
 * that the endpoint lists, never more processor time than a body is worth.
 */
import assert from "node:assert/strict";
import { after } from "node:test";
import type { Endpoint } from "@bluezone/contract/endpoint";
import { faultCode } from "@bluezone/contract/fault";
import { ROLES as HEALTH_ROLES } from "@bluezone/contract/health/roles";
import { ROLES as ROLLOUT_ROLES } from "@bluezone/contract/rollout/roles";
import { testHealth } from "@bluezone/health/testing/health";
import { Seconds } from "@bluezone/protocol/time";
import { testRollout } from "@bluezone/rollout/testing/rollout";
import type { ManualClock } from "@bluezone/server-kit/testing/clock";
import { requestForm, type StaffEndpoint, staffEndpoints } from "@bluezone/staff/testing/endpoints";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import fc from "fast-check";
import { editedText, editJson, jsonEdits } from "./edits.ts";
import { type Form, fromForm } from "./from-form.ts";
import { fuzzTest, type Outcome } from "./target.ts";

/** Each run has new ones; `FUZZ_CASES` for more, as a campaign has. */
const CASES = Number(process.env["FUZZ_CASES"] ?? 30);

const isEndpoint = (endpoint: StaffEndpoint): endpoint is Endpoint =>
  endpoint.method === "POST" && !("mediaTypes" in endpoint);

/** Endpoints that end a session or change an account: they come last, and the person signs in again. */
const endsSession = ({ path }: StaffEndpoint): boolean => path.startsWith("/api/staff/");

/** The text of a body: of the endpoint's form, the same edited, its text edited, or none at all. */
function bodiesOf(endpoint: Endpoint): fc.Arbitrary<string> {
  const formed = fromForm(requestForm(endpoint) as Form);
  const edited = fc
    .record({ value: formed, edits: jsonEdits })
    .map(({ value, edits }) => editJson(value, edits));
  return fc.oneof(
    { weight: 5, arbitrary: formed.map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: edited.map((value) => JSON.stringify(value) ?? "") },
    { weight: 1, arbitrary: editedText(['{"id":"x"}', "[]", "null"]) },
  );
}

type Desk = {
  readonly name: string;
  readonly url: string;
  readonly clock: ManualClock;
  readonly endpoints: readonly StaffEndpoint[];
  /** Somebody who may call an endpoint. */
  who(endpoint: StaffEndpoint): Promise<SignedIn>;
};

async function fuzzDesk({ name, url, clock, endpoints, who }: Desk): Promise<void> {
  const json = endpoints.filter(isEndpoint);
  assert.ok(json.length > 40, `${json.length} endpoints of the ${name} desk were found`);
  // Signing in is dear on purpose, and no part of a case.
  for (const endpoint of json) await who(endpoint);
  for (const endpoint of [...json].sort((a, b) => Number(endsSession(a)) - Number(endsSession(b))))
    fuzzTest(
      {
        name: `${name} desk ${endpoint.path}`,
        waits: true,
        cases: bodiesOf(endpoint),
        size: (body) => Buffer.byteLength(body),
        // Some take whatever has their form, some refuse every id that is nobody's.
        only: "either",
        run: async (body): Promise<Outcome> => {
          clock.advance(Seconds(1));
          const person = await who(endpoint);
          const answer = await fetch(url + endpoint.path, {
            method: "POST",
            headers: { cookie: person.cookie, "content-type": "application/json" },
            body,
          });
          const text = await answer.text();
          const { status } = answer;
          assert.ok(
            status < 500 || status === 503,
            `${endpoint.path} answered ${status}: ${text.slice(0, 200)}`,
          );
          const json = JSON.parse(text) as unknown;
          if (status === 200) {
            assert.ok(
              endpoint.response.safeParse(json).success,
              "the answer is not what the endpoint describes",
            );
            return "read";
          }
          const code = faultCode(json)?.code ?? "";
          const expected = code === endpoint.malformed ? [400, 413, 415] : [endpoint.faults[code]];
          assert.ok(expected.includes(status), `${endpoint.path} answered ${status} with "${code}"`);
          if (code === "not_signed_in") await person.again();
          return "refused";
        },
      },
      CASES,
    );
}

/** A role that holds the permission of an endpoint. */
function holder<Role extends string>(
  roles: Readonly<Record<Role, readonly string[]>>,
  { permission }: StaffEndpoint,
): Role {
  const names = Object.keys(roles) as Role[];
  const found = names.find((role) => permission === undefined || roles[role].includes(permission));
  return found ?? assert.fail(`nobody may ${permission}`);
}

const rollout = await testRollout();
const health = await testHealth();
after(async () => {
  await rollout.close();
  await health.close();
});
await fuzzDesk({
  name: "rollout",
  url: rollout.url,
  clock: rollout.clock,
  endpoints: await staffEndpoints("rollout"),
  who: (endpoint) => rollout.as(holder(ROLLOUT_ROLES, endpoint), "889-district-committee"),
});
await fuzzDesk({
  name: "health",
  url: health.url,
  clock: health.clock,
  endpoints: await staffEndpoints("health"),
  who: (endpoint) => health.as(holder(HEALTH_ROLES, endpoint), "889-medical-centre"),
});
