import assert from "node:assert/strict";
import { test } from "node:test";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import {
  eninAt,
  fromUnixSeconds,
  Hours,
  Minutes,
  minus,
  unixSeconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import { hears } from "../testing/heard.ts";
import { NOON, person } from "../testing/person.ts";
import { gate } from "../testing/throwing.ts";

test("a notice that could not be given is given once when that works, also by a phone that was ended in between", async () => {
  const endpoint = gate();
  const a = await person("untold", { through: endpoint.through });
  await a.phone.start();
  const key = tek(new Uint8Array(16).fill(7), utcDayStart(eninAt(NOON)), 144);
  await hears(a, key, Minutes(20));
  a.clock.pass(Minutes(20));
  const end = fromUnixSeconds(unixSeconds(a.clock.now()));
  await a.servers.release(minus(end, Minutes(10)), end, [
    diagnosisKey(key, { reportType: "confirmedTest", transmissionRisk: 0 }),
  ]);
  endpoint.arm({ call: "notifier.notify", after: 0, lasts: "always", how: "throws" });
  await a.phone.checkNow();
  await a.phone.enterCode("12345678");
  await a.pass(Hours(2));
  assert.deepEqual(a.notifier.notices, []);
  await a.restart();
  await a.phone.run();
  await a.restart();
  endpoint.arm(null);
  await a.pass(Hours(1));
  assert.deepEqual(a.notifier.notices, ["attention", "unfinished-share"]);
  await a.restart();
  await a.pass(Hours(1));
  assert.equal(a.notifier.notices.length, 2);
});
