import assert from "node:assert/strict";
import { test } from "node:test";
import { Hours, Minutes } from "@bluezone/protocol/time";
import { person } from "../../testing/person.ts";

const NUMBER = "+84900000001";
const NO = { status: 400, body: JSON.stringify({ error: "no", errorCode: "phone_number_invalid" }) };

test("a code that was asked for is waited for until its end, or until it is used", async () => {
  const a = await person("asks");
  await a.phone.start();
  assert.equal(a.phone.state().selfReport, null);
  assert.equal(await a.phone.selfReport(NUMBER), "sent");
  const asked = a.phone.state().selfReport;
  assert.ok(asked !== null && asked.until > a.clock.now());
  await a.restart();
  assert.deepEqual(a.phone.state().selfReport, asked);
  a.servers.testtype = "user-report";
  await a.phone.enterCode("12345678");
  assert.equal(a.phone.state().selfReport, null);

  const b = await person("waits");
  await b.phone.start();
  assert.equal(await b.phone.selfReport(NUMBER), "sent");
  await b.pass(Hours(1.1));
  assert.equal(b.phone.state().selfReport, null, "the server gave it an hour");
});

test("after a plain no nothing is waited for, but what was asked for before still is", async () => {
  const a = await person("refused");
  await a.phone.start();
  a.servers.replies.set("/api/user-report", NO);
  assert.equal(await a.phone.selfReport(NUMBER), "phone_number_invalid");
  assert.equal(a.phone.state().selfReport, null);
  assert.deepEqual(await a.store.get("selfReport"), { nonce: null, until: null });

  a.servers.replies.clear();
  assert.equal(await a.phone.selfReport(NUMBER), "sent");
  const asked = a.phone.state().selfReport;
  a.servers.replies.set("/api/user-report", NO);
  a.clock.pass(Minutes(5));
  assert.equal(await a.phone.selfReport(NUMBER), "phone_number_invalid");
  assert.deepEqual(a.phone.state().selfReport, asked);
});

test("a lost answer says nothing: its text may come all the same", async () => {
  const a = await person("lost");
  await a.phone.start();
  a.servers.down = true;
  assert.equal(await a.phone.selfReport(NUMBER), "unreachable");
  assert.notEqual(a.phone.state().selfReport, null);
});
