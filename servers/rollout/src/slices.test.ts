/** What the server does by the clock: how often each job runs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { silentSms } from "@bluezone/desk/sms/sms";
import { Days, Hours, Minutes, Seconds } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import { threadReader } from "./files/file-reader.ts";
import { SLICES } from "./slices.ts";
import { testRollout } from "./testing/rollout.ts";

const t = shared(() => testRollout({}, { register: false }));

test("every job runs as often as what waits for it may wait", () => {
  const { config, clock, database, blobs, events, rollout } = t;
  const context = {
    ...{ config, clock, random: seededRandom("jobs"), database, blobs, events, reader: threadReader() },
    ...{ staff: rollout.staff, signer: signerFromPem(generateKeyPem(), "local-root"), sms: silentSms },
  };
  const services = SLICES.flatMap(({ serve }) => serve?.(context) ?? []);
  assert.deepEqual(
    Object.fromEntries(services.flatMap(({ jobs = [] }) => jobs.map(({ name, every }) => [name, every]))),
    {
      "staff-reseal": Days(1),
      "staff-sweep": Minutes(10),
      "staff-audit-anchor": Hours(1),
      "staff-audit-cut": Days(1),
      "hand-over": Hours(1),
      "airing-gaps": Minutes(5),
      placement_scans: Seconds(5),
      prints: Seconds(1),
      "local-document": Minutes(1),
      "waiting-sweep": Hours(1),
      digests: Minutes(5),
      retention: Minutes(10),
    },
  );
});
