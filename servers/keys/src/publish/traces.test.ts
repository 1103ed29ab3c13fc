/** What an operator who loads an SDK sees of publishes: of a canary its way, of people what cover traffic has too. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CHAFF_HEADER } from "@bluezone/contract/endpoint";
import { publish } from "@bluezone/contract/keys/publish";
import { eninAt, Minutes } from "@bluezone/protocol/time";
import { type KeptSpan, keepSpans } from "@bluezone/server-kit/testing/spans";
import { dayKeys, ISSUER } from "../testing/authority.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";

const CANARY = { ...ISSUER, issuer: `${ISSUER.issuer}.canary`, canary: true as const };
let keys: TestKeys;
sharedEngine(async (engine) => {
  keys = await startKeys(engine, { issuers: [ISSUER, CANARY] });
});
let kept: ReturnType<typeof keepSpans>;
before(() => {
  kept = keepSpans();
});
after(() => kept.stop());

/** The spans that ended while something was done. */
async function during(work: () => Promise<unknown>): Promise<readonly KeptSpan[]> {
  const from = kept.spans.length;
  await work();
  return kept.spans.slice(from);
}
const answered = {
  name: "http_answered",
  within: undefined,
  attributes: { route: publish.path },
  failed: false,
};

test("a canary's publish shows its answer and the writing within; a person's shows what cover traffic shows", async () => {
  const cover = await during(() =>
    fetch(keys.url + publish.path, { method: "POST", headers: { [CHAFF_HEADER]: "1" } }),
  );
  assert.deepEqual(cover, [answered]);
  const share = dayKeys(keys.clock.now(), 2);
  assert.deepEqual(await during(() => keys.share({ keys: share })), [answered]);
  // A canary's key began at most 26 hours ago.
  const start = eninAt(keys.clock.now()) - 150;
  const young = dayKeys(keys.clock.now(), 1).map((key) => ({ ...key, rollingStartNumber: start }));
  const canary = await during(() => keys.share({ keys: young, claims: { iss: CANARY.issuer } }));
  assert.deepEqual(canary, [
    { name: "canary_published", within: "http_answered", attributes: {}, failed: false },
    answered,
  ]);
  const sent = share[0]!.key;
  assert.ok(!JSON.stringify(kept.spans).includes(sent));
});

test("jobs have spans with their names, an export within its job", async () => {
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 1) })).ok);
  keys.clock.advance(Minutes(11));
  const jobs = await during(() => keys.jobs());
  assert.ok(jobs.some(({ name, attributes }) => name === "job_done" && attributes["job"] === "stats"));
  assert.ok(jobs.some(({ name, within }) => name === "window_exported" && within === "job_done"));
});
