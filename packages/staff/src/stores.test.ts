/** What the stores of accounts leave out: sessions that are not open, people who left, invitations that are over, others' rows. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Days, Hours, Instant, Milliseconds, Minutes, minus, plus } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import { lately } from "./account/lately.ts";
import { drop, findById, findByToken, waiting } from "./invitations/store.ts";
import { hashToken } from "./secrets.ts";
import {
  endSession,
  endSessions,
  findSession,
  makeSession,
  noteUse,
  openSession,
  renewToken,
} from "./session/store.ts";
import { sweep } from "./sweep.ts";
import type { Store } from "./tables.ts";
import { testDesk } from "./testing/desk.ts";

let db: Store["db"];
const desk = shared(async () => {
  const desk = await testDesk();
  db = desk.database.db;
  return desk;
});
beforeEach(async () => {
  for (const table of ["staff_session", "staff_invitation", "staff_wait", "staff_user"] as const)
    await db.deleteFrom(table).execute();
});

const NOW = Instant(Days(20_000));
const MOMENT = Milliseconds(1);
const ms = (at: Instant): string => String(at);
const put = (table: "staff_user" | "staff_session" | "staff_invitation", ...rows: readonly object[]) =>
  db
    .insertInto(table)
    .values(rows as never)
    .execute();
const person = (id: string, more: object = {}) => ({
  id,
  name: id,
  email: id,
  emailVerified: false,
  username: id,
  joined_ms: "1",
  ...more,
});
const session = (token: string, userId: string, more: object = {}) => ({
  id: token,
  token,
  userId,
  expiresAt: new Date(),
  opened_ms: ms(NOW),
  seen_ms: ms(NOW),
  ...more,
});
const tokens = async () =>
  (await db.selectFrom("staff_session").select("token").orderBy("token").execute())
    .map(({ token }) => token)
    .join();

test("a session is one that is open, of somebody who has joined and was not suspended", async () => {
  await put(
    "staff_user",
    person("a"),
    person("left", { suspended_ms: "2" }),
    person("begun", { joined_ms: null }),
  );
  await put(
    "staff_session",
    session("open", "a"),
    session("made", "a", { opened_ms: null }),
    session("of left", "left"),
    session("of begun", "begun"),
  );
  const found = await findSession(db, "open");
  assert.deepEqual([found?.person.id, found?.opened, found?.seen], ["a", NOW, NOW]);
  for (const token of ["made", "of left", "of begun", "none"])
    assert.equal(await findSession(db, token), undefined, token);
});

test("a use is noted a minute after the last one, of that session alone, and never back in time", async () => {
  await put("staff_user", person("a"));
  await put("staff_session", session("1", "a"), session("2", "a"));
  const seen = async () => {
    const rows = await db.selectFrom("staff_session").select(["token", "seen_ms"]).orderBy("token").execute();
    return rows.map(({ seen_ms }) => Number(seen_ms) - NOW);
  };
  const held = await findSession(db, "1");
  await noteUse(db, held!, minus(plus(NOW, Minutes(1)), MOMENT));
  assert.deepEqual(await seen(), [0, 0]);
  await noteUse(db, held!, plus(NOW, Minutes(1)));
  assert.deepEqual(await seen(), [Minutes(1), 0]);
  await db
    .updateTable("staff_session")
    .set({ seen_ms: ms(plus(NOW, Hours(1))) })
    .where("token", "=", "1")
    .execute();
  await noteUse(db, held!, plus(NOW, Minutes(2)));
  assert.deepEqual(await seen(), [Hours(1), 0], "another call was later");
});

test("a session is made, opened, renewed and ended alone; a person's are ended together, but for one", async () => {
  await put("staff_user", person("a"), person("b"));
  await put(
    "staff_session",
    session("1", "a"),
    session("2", "a"),
    session("3", "a"),
    session("other", "b", { opened_ms: null }),
  );
  const [made, fresh] = await desk.database.transaction(async (trx) => {
    const token = await makeSession(trx, seededRandom("made"), "b");
    await openSession(trx, token, plus(NOW, MOMENT));
    return [token, await renewToken(trx, seededRandom("fresh"), "1")] as const;
  });
  assert.equal((await findSession(db, made))?.opened, plus(NOW, MOMENT));
  assert.equal(await findSession(db, "other"), undefined);
  assert.deepEqual([await findSession(db, "1"), (await findSession(db, fresh))?.person.id], [undefined, "a"]);
  await endSession(db, made);
  assert.equal(await findSession(db, made), undefined);
  assert.equal(await endSessions(db, "a", "2"), 2);
  assert.equal(await tokens(), "2,other");
  assert.equal(await endSessions(db, "a"), 1);
  assert.equal(await tokens(), "other");
});

test("an invitation holds until its very end, is found by its own token and id, and goes with what was begun from it", async () => {
  const invitation = (id: string, until: Instant, made = NOW) => ({
    id,
    token_hash: hashToken(id),
    name: id,
    role: "clerk",
    unit_id: "a",
    person_id: null,
    invited_by: id === "later" ? "a" : null,
    made_ms: ms(made),
    until_ms: ms(until),
  });
  await put("staff_user", person("a"));
  await put(
    "staff_invitation",
    invitation("holds", plus(NOW, MOMENT)),
    invitation("later", plus(NOW, Days(1)), plus(NOW, MOMENT)),
    invitation("over", NOW),
  );
  await put(
    "staff_user",
    person("begun", { joined_ms: null, invitation_id: "holds" }),
    person("joined", { invitation_id: "holds" }),
    person("begun elsewhere", { joined_ms: null, invitation_id: "later" }),
  );
  assert.equal((await findByToken(db, "holds", NOW))?.id, "holds");
  assert.equal((await findById(db, "later", NOW))?.id, "later");
  for (const id of ["over", "none"])
    assert.deepEqual([await findByToken(db, id, NOW), await findById(db, id, NOW)], [undefined, undefined]);
  assert.deepEqual(
    (await waiting(db, NOW)).map(({ id, invitedBy }) => [id, invitedBy]),
    [
      ["later", "a"],
      ["holds", null],
    ],
  );
  const dropped = (id: string) => desk.database.transaction((trx) => drop(trx, id));
  assert.deepEqual([await dropped("holds"), await dropped("holds")], [true, false]);
  const people = async () =>
    (await db.selectFrom("staff_user").select("id").orderBy("id").execute()).map(({ id }) => id);
  assert.deepEqual(await people(), ["a", "begun elsewhere", "joined"]);
  await sweep({ database: desk.database, idle: Minutes(30), longest: Hours(12) }, plus(NOW, MOMENT));
  assert.deepEqual(
    (await waiting(db, Instant(0))).map(({ id }) => id),
    ["later"],
  );
});

test("a session goes when it was not used for as long as it may be idle, or was opened as long ago as any may be", async () => {
  const [idle, longest] = [Minutes(30), Hours(12)];
  await put("staff_user", person("a"));
  await put(
    "staff_session",
    session("1 fresh", "a"),
    session("2 hardly idle", "a", { seen_ms: ms(plus(minus(NOW, idle), MOMENT)) }),
    session("3 idle", "a", { seen_ms: ms(minus(NOW, idle)) }),
    session("4 hardly long", "a", { opened_ms: ms(plus(minus(NOW, longest), MOMENT)) }),
    session("5 long", "a", { opened_ms: ms(minus(NOW, longest)) }),
    session("6 made", "a", { opened_ms: null, seen_ms: null }),
    session("7 made long ago", "a", {
      opened_ms: null,
      seen_ms: null,
      createdAt: new Date(Date.UTC(2001, 0)),
    }),
    session("8 open and old", "a", { createdAt: new Date(Date.UTC(2001, 0)) }),
  );
  await sweep({ database: desk.database, idle, longest }, NOW);
  assert.equal(await tokens(), "1 fresh,2 hardly idle,4 hardly long,6 made,8 open and old");
});

test("somebody is told the last twenty things of thirty days that they did to their way in, and nothing else", async () => {
  const entry = (n: number, more: object = {}) => ({
    ...{ n: String(n), at_ms: ms(NOW), actor: "a", action: "session.open", subject: "a", fields: "" },
    ...{ hash: Buffer.from([n]), ...more },
  });
  const told = async () => (await lately(db, "a", NOW)).map(({ at, what }) => `${NOW - at} ${what}`);
  const old = minus(NOW, Days(30));
  await db
    .insertInto("staff_audit")
    .values([
      entry(1_001, { at_ms: ms(old) }),
      entry(1_002, { at_ms: ms(plus(old, MOMENT)), action: "passkey.add" }),
      entry(1_003, { action: "password.change" }),
      entry(1_004, { actor: "b" }),
      entry(1_005, { action: "letter.write" }),
    ])
    .execute();
  assert.deepEqual(await told(), ["0 password.change", `${Days(30) - 1} passkey.add`]);
  await db
    .insertInto("staff_audit")
    .values(Array.from({ length: 21 }, (_, i) => entry(2_000 + i)))
    .execute();
  assert.equal((await told()).length, 20);
  await db.deleteFrom("staff_audit").where("n", ">", "1000").execute();
});
