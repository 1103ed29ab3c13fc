/**
 * Only here: what nobody should send reaches every door of both desks, from people who may knock there, over real HTTP. Each
 * door takes bodies of its form, the same with edits, and no JSON at all; never a 5xx, always a code that the door lists,
 * never more processor time than a body is worth.
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
import { requestForm, type StaffDoor, staffDoors } from "@bluezone/staff/testing/doors";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import fc from "fast-check";
import { editedText, editJson, jsonEdits } from "./edits.ts";
import { type Form, fromForm } from "./from-form.ts";
import { fuzzTest, type Outcome } from "./target.ts";

/** Each run has new ones; `FUZZ_CASES` for more, as a campaign has. */
const CASES = Number(process.env["FUZZ_CASES"] ?? 30);

const isEndpoint = (door: StaffDoor): door is Endpoint => door.method === "POST" && !("mediaTypes" in door);

/** Doors that end a session or change an account: they come last, and the person signs in again. */
const endsSession = ({ path }: StaffDoor): boolean => path.startsWith("/api/staff/");

/** The text of a body: of the door's form, the same edited, its text edited, or none at all. */
function bodiesOf(door: Endpoint): fc.Arbitrary<string> {
  const formed = fromForm(requestForm(door) as Form);
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
  readonly doors: readonly StaffDoor[];
  /** Somebody who may knock at a door. */
  who(door: StaffDoor): Promise<SignedIn>;
};

async function fuzzDesk({ name, url, clock, doors, who }: Desk): Promise<void> {
  const endpoints = doors.filter(isEndpoint);
  assert.ok(endpoints.length > 40, `${endpoints.length} doors of the ${name} desk were found`);
  // Signing in is dear on purpose, and no part of a case.
  for (const door of endpoints) await who(door);
  for (const door of [...endpoints].sort((a, b) => Number(endsSession(a)) - Number(endsSession(b))))
    fuzzTest(
      {
        name: `${name} desk ${door.path}`,
        waits: true,
        cases: bodiesOf(door),
        size: (body) => Buffer.byteLength(body),
        // Some take whatever has their form, some refuse every id that is nobody's.
        only: "either",
        run: async (body): Promise<Outcome> => {
          clock.advance(Seconds(1));
          const person = await who(door);
          const answer = await fetch(url + door.path, {
            method: "POST",
            headers: { cookie: person.cookie, "content-type": "application/json" },
            body,
          });
          const text = await answer.text();
          const { status } = answer;
          assert.ok(status < 500 || status === 503, `${door.path} answered ${status}: ${text.slice(0, 200)}`);
          const json = JSON.parse(text) as unknown;
          if (status === 200) {
            assert.ok(door.response.safeParse(json).success, "the answer is not what the door describes");
            return "read";
          }
          const code = faultCode(json)?.code ?? "";
          const expected = code === door.malformed ? [400, 413, 415] : [door.faults[code]];
          assert.ok(expected.includes(status), `${door.path} answered ${status} with "${code}"`);
          if (code === "not_signed_in") await person.again();
          return "refused";
        },
      },
      CASES,
    );
}

/** A role that holds the permission of a door. */
function holder<Role extends string>(
  roles: Readonly<Record<Role, readonly string[]>>,
  { permission }: StaffDoor,
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
  doors: await staffDoors("rollout"),
  who: (door) => rollout.as(holder(ROLLOUT_ROLES, door), "889-district-committee"),
});
await fuzzDesk({
  name: "health",
  url: health.url,
  clock: health.clock,
  doors: await staffDoors("health"),
  who: (door) => health.as(holder(HEALTH_ROLES, door), "889-medical-centre"),
});
