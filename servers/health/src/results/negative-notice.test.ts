/** Messages for negative results: tried three times, ten minutes apart; then, or once they left, no number is kept. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { failingSms, memorySms, type Sms } from "@bluezone/desk/sms/sms";
import { dayOf, Milliseconds, Minutes, minus, plus } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { openPeopleKeys } from "../people/keys.ts";
import { ms } from "../tables.ts";
import { testHealth } from "../testing/health.ts";
import { createVault } from "../vault.ts";
import { addNotice, sendNotices } from "./negative-notice.ts";

const at = await testHealth({ HEALTH_HOTLINE: "0296 000 0000" });
after(() => at.close());
const random = seededRandom("notices");
const { config, clock, database, blobs, events, health } = at;
const vault = createVault(config.secrets, random);
const notices = () => database.db.selectFrom("negative_notice").selectAll().orderBy("id").execute();

async function add(id: string) {
  await at.as("health-officer", "889-medical-centre");
  const now = clock.now();
  const keys = await openPeopleKeys({ vault }, database.db);
  const notice = { id, unitId: at.unit("889-medical-centre"), sampleDay: dayOf(now, "vietnam") };
  await database.transaction((trx) =>
    addNotice(trx, { keys, random, now }, { ...notice, phone: "+84912345678" as never }),
  );
  return now;
}
const send = (sms: Sms, now: ReturnType<typeof clock.now>) =>
  sendNotices(
    {
      config,
      clock,
      random,
      database,
      blobs,
      events,
      sms,
      vault,
      staff: health.staff,
      policySigner: undefined,
    },
    now,
  );

test("a message that does not leave is tried three times, ten minutes apart, and then dropped", async () => {
  const now = await add("a");
  const later = (minutes: number) => plus(now, Minutes(minutes));
  const standing = async () =>
    (await notices()).map(({ tries, next_try_ms, sending }) => [tries, next_try_ms, sending]);
  await send(failingSms(), now);
  assert.deepEqual(await standing(), [[1, ms(later(10)), false]]);
  await send(failingSms(), minus(later(10), Milliseconds(1)));
  assert.deepEqual(await standing(), [[1, ms(later(10)), false]], "not yet");
  await send(failingSms(), later(10));
  assert.deepEqual(await standing(), [[2, ms(later(20)), false]]);
  await send(failingSms(), later(20));
  assert.deepEqual(await standing(), []);
});

test("one that left is dropped; the others wait", async () => {
  const now = await add("b");
  await add("c");
  await database.db
    .updateTable("negative_notice")
    .set({ next_try_ms: ms(plus(now, Minutes(1))) })
    .where("id", "=", "c")
    .execute();
  const sms = memorySms();
  await send(sms, now);
  assert.deepEqual(
    (await notices()).map(({ id, sending }) => [id, sending]),
    [["c", false]],
  );
  assert.match(sms.sent[0]?.text ?? "", /am tinh.*Hoi: 0296 000 0000/);
  assert.equal(sms.sent.length, 1);
  await send(sms, plus(now, Minutes(1)));
  assert.deepEqual(await notices(), []);
});

test("one whose sender stopped is dropped unsent: whether it left cannot be known", async () => {
  const now = await add("d");
  await database.db.updateTable("negative_notice").set({ sending: true }).execute();
  const sms = memorySms();
  await send(sms, now);
  assert.deepEqual([sms.sent.length, await notices()], [0, []]);
});
