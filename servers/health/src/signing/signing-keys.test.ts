/** Keys of certificates and of hashes turn in the database, and every key that is made or goes is noted. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, Hours, plus } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import { rotateHashKeys } from "../hashing/hash-keys.ts";
import { testHealth } from "../testing/health.ts";
import { createVault } from "../vault.ts";
import { replaceSigningKeys, rotateSigningKeys } from "./signing-keys.ts";

const at = shared(() => testHealth());

const making = () => {
  const random = seededRandom("signing keys");
  return { random, vault: createVault(at.config.secrets, random), database: at.database };
};
const keys = async () =>
  (await at.database.db.selectFrom("signing_key").select(["kid", "sealed"]).orderBy("made_ms").execute()).map(
    ({ kid, sealed }) => [kid, sealed !== null] as const,
  );
/** What was noted of keys since an entry. */
const noted = async (since: number) =>
  (
    await at.database.db
      .selectFrom("audit")
      .select(["id", "actor", "action", "subject"])
      .where("id", ">", since)
      .orderBy("id")
      .execute()
  ).map(({ actor, action, subject }) => [actor, action, subject]);
const last = async () =>
  Number(
    (await at.database.db.selectFrom("audit").select("id").orderBy("id", "desc").executeTakeFirst())?.id ?? 0,
  );

test("a key is made, loses its private half to its successor and leaves a day later, each noted once", async () => {
  const start = at.clock.now();
  const [[first = ""] = []] = await keys();
  const context = making();
  let since = await last();
  assert.deepEqual(await rotateSigningKeys(context, start), { made: 0, dropped: 0 });
  assert.deepEqual(await noted(since), []);
  assert.deepEqual(await rotateSigningKeys(context, plus(start, Days(30))), { made: 1, dropped: 0 });
  const [, [second = ""] = []] = await keys();
  assert.deepEqual(await noted(since), [["server", "signing_key.make", second]]);
  assert.deepEqual(await keys(), [
    [first, true],
    [second, true],
  ]);
  const signs = plus(plus(start, Days(30)), Hours(1));
  since = await last();
  assert.deepEqual(await rotateSigningKeys(context, signs), { made: 0, dropped: 0 });
  assert.deepEqual(await keys(), [
    [first, false],
    [second, true],
  ]);
  assert.deepEqual(await rotateSigningKeys(context, plus(signs, Days(1))), { made: 0, dropped: 1 });
  assert.deepEqual(await keys(), [[second, true]]);
  assert.deepEqual(await noted(since), [["server", "signing_key.drop", first]]);
  since = await last();
  await replaceSigningKeys(context, plus(signs, Days(2)));
  const [[third = "", able] = []] = await keys();
  assert.deepEqual([(await keys()).length, able, third !== second], [1, true, true]);
  assert.deepEqual(await noted(since), [
    ["operator", "signing_key.drop", second],
    ["operator", "signing_key.make", third],
  ]);
});

test("keys of hashes are made and destroyed as they are due, and are counted", async () => {
  const start = at.clock.now();
  const context = making();
  const turned = async (days: number) => {
    const { made, dropped } = await rotateHashKeys(context, plus(start, Days(days)));
    return [made, dropped];
  };
  assert.deepEqual(await turned(0), [0, 0]);
  assert.deepEqual(await turned(1), [1, 0], "a code's");
  assert.deepEqual(await turned(6), [1, 1], "a code's again; the first is four days behind its successor");
  assert.deepEqual(await turned(30), [2, 1], "a code's and a phone's");
});
