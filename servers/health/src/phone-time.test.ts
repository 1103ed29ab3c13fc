import assert from "node:assert/strict";
import { test } from "node:test";
import { issue } from "@bluezone/contract/health/codes";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { Instant, Minutes, plus } from "@bluezone/protocol/time";
import fc from "fast-check";
import { countsFrom, phoneDid } from "./phone-time.ts";
import { codeIn, macOf, nonceOf, testHealth } from "./testing/health.ts";

test("a time is kept within ten minutes of itself, the one before and the other after, and both in whole ten minutes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (t) => {
      const now = Instant(t);
      const [did, from] = [phoneDid(now), countsFrom(now)];
      assert.ok(did <= now && now < plus(did, Minutes(10)));
      assert.ok(from >= now && from < plus(now, Minutes(10)));
      for (const kept of [did, from]) assert.equal(kept % Minutes(10), 0);
    }),
  );
});

test("of what phones do no table keeps a time finer than ten minutes, and entries stand in the order in which it was done", async () => {
  const at = await testHealth();
  const callEndpoint = async (...call: Parameters<typeof at.post>) => {
    at.clock.advance(Minutes(1.234_567));
    const { status, body } = await at.post(...call);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };
  const rows = async (statement: string, ...values: unknown[]) =>
    (await at.engine.query<Record<string, unknown>>(statement, values)).rows;
  try {
    const { uuid, code } = await callEndpoint(issue, { testType: "confirmed", testDate: "2020-12-27" });
    const { token } = await callEndpoint(verify, { code, nonce: nonceOf(1) });
    await callEndpoint(certificate, { token, ekeyhmac: macOf(1) });
    const report = { phone: "0912345678", nonce: nonceOf(2) };
    await callEndpoint(userReport, report);
    at.clock.advance(Minutes(71));
    await callEndpoint(userReport, report);
    const own = { code: codeIn(at.sms.sent.at(-1)!.text), nonce: nonceOf(2), accept: ["user-report"] };
    const { token: second } = await callEndpoint(verify, own);
    await callEndpoint(certificate, { token: second, ekeyhmac: macOf(2) });

    const kept = [
      ...(await rows("select used_ms from health.code where used_ms is not null")),
      ...(await rows(
        "select made_ms, short_until_ms, long_until_ms from health.code where report_type = 'user-report'",
      )),
      ...(await rows("select until_ms from health.token")),
      ...(await rows("select at_ms from health.phone")),
      ...(await rows("select at_ms from health.audit where actor = $1", at.device.id)),
      ...(await rows(
        "select keep_until_ms from health.audit where actor = $1 and subject <> $2",
        at.device.id,
        uuid,
      )),
      ...(await rows("select keep_until_ms from health.audit where action = 'token.bind'")),
    ].flatMap((row) => Object.values(row).map(Number));
    assert.ok(kept.length >= 19, String(kept.length));
    assert.deepEqual(
      kept.filter((time) => time % Minutes(10) !== 0),
      [],
    );

    const entries = await rows("select action, at_ms from health.audit where subject = $1 order by id", uuid);
    assert.deepEqual(
      entries.map(({ action }) => action),
      ["code.issue", "code.use", "token.bind"],
    );
    assert.notEqual(Number(entries[0]!["at_ms"]) % Minutes(10), 0, "what a desk does keeps its time");
  } finally {
    await at.close();
  }
});
