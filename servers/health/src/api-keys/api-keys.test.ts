/** API keys: what one may be called, how many codes it may issue, and that it lets nobody in once it is disabled. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { testHealth } from "../testing/health.ts";

const at = await testHealth();
after(() => at.close());
const ADMIN = { kind: "admin", name: "Trạm", hotline: "0296 000 0000" } as const;
const entries = async () =>
  await at.database.db
    .selectFrom("audit")
    .select(["action", "subject", "fields"])
    .where("actor", "=", "operator")
    .orderBy("id")
    .execute();

test("a name and a hotline have 1 to 60 characters and no control signs", async () => {
  const make = (more: object) => at.health.createApiKey({ ...ADMIN, ...more } as never);
  for (const good of [{ name: "a" }, { name: "a".repeat(60) }, { hotline: "1".repeat(60) }]) await make(good);
  for (const bad of [
    { name: "" },
    { name: "  " },
    { name: "a".repeat(61) },
    { hotline: " " },
    { hotline: "1".repeat(61) },
    { name: "a\u0007b" },
  ])
    await assert.rejects(make(bad), /texts of 1 to 60 characters/, JSON.stringify(bad));
});

test("the codes a day of a key are a whole number up to a million, or the configuration's", async () => {
  const daily = async (dailyCodes?: number) => {
    const { id } = await at.health.createApiKey({
      ...ADMIN,
      ...(dailyCodes === undefined ? {} : { dailyCodes }),
    });
    const row = await at.database.db
      .selectFrom("api_key")
      .select("daily_codes")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return row.daily_codes;
  };
  assert.deepEqual([await daily(), await daily(0), await daily(1_000_000)], [null, 0, 1_000_000]);
  for (const bad of [-1, 1_000_001, 1.5]) await assert.rejects(daily(bad), /whole number from 0 to 1000000/);
});

test("making and disabling a key are noted, and it is disabled once", async () => {
  const { id, key } = await at.health.createApiKey(ADMIN);
  assert.match(key, /^admin\.[\w-]{64}$/);
  assert.match(id, /^[0-9a-f]{16}$/);
  assert.deepEqual((await entries()).at(-1), {
    action: "api_key.make",
    subject: id,
    fields: "hotline kind name",
  });
  assert.deepEqual([await at.health.disableApiKey(id), await at.health.disableApiKey(id)], [true, false]);
  assert.deepEqual(
    (await entries()).slice(-2).map(({ action }) => action),
    ["api_key.make", "api_key.disable"],
  );
  assert.equal(await at.health.disableApiKey("nobody"), false);
  const device = await at.health.createApiKey({ kind: "device", name: "Bluezone" });
  assert.deepEqual((await entries()).at(-1), {
    action: "api_key.make",
    subject: device.id,
    fields: "kind name",
  });
});
