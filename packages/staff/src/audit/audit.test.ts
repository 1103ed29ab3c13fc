/** The audit log: its chain, its anchors, and every way to tamper with it that they tell. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { checkAudit, listAudit } from "@bluezone/contract/staff/audit";
import {
  Days,
  dayOf,
  dayStart,
  Hours,
  type Instant,
  Milliseconds,
  Minutes,
  minus,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import { Secret } from "@bluezone/server-kit/start/secret";
import { failingBlobs } from "@bluezone/server-kit/testing/blobs";
import fc from "fast-check";
import { sql } from "kysely";
import { fromMs } from "../tables.ts";
import { type TestDesk, testDesk } from "../testing/desk.ts";
import { anchorSeal, asideAnchors, newestAnchor, readAnchors, resealAnchors, setAnchor } from "./anchors.ts";
import { audit, hashOf, OPERATOR } from "./audit.ts";
import { cutAudit, KEPT } from "./cut.ts";
import { verifyAudit } from "./verify.ts";

const write = (desk: TestDesk, how = 1) =>
  desk.database.transaction(async (trx) => {
    for (let i = 0; i < how; i += 1)
      await audit(trx, desk.clock.now(), {
        actor: "someone-1",
        action: "letter.write",
        subject: `letter-${i}`,
        fields: ["text", "day"],
      });
  });

/** A desk that is closed at the end of its test. */
async function open(t: TestContext): Promise<TestDesk> {
  const desk = await testDesk();
  t.after(() => desk.close());
  return desk;
}

/** A log of `before` entries, an anchor, and `after` entries more. */
async function logOf(t: TestContext, before: number, after: number): Promise<TestDesk> {
  const desk = await open(t);
  await write(desk, before);
  await setAnchor(desk, desk.clock.now());
  await write(desk, after);
  return desk;
}

/** Makes the chain right in itself again from an entry on, as somebody with all rights in the database could. */
async function forgeChain(desk: TestDesk): Promise<void> {
  const rows = await desk.database.db.selectFrom("staff_audit").selectAll().orderBy("n").execute();
  let hash: Uint8Array = new Uint8Array(32);
  for (const [i, row] of rows.entries()) {
    hash = hashOf(hash, { ...row, n: i + 1, at: row.at_ms });
    await desk.database.db
      .updateTable("staff_audit")
      .set({ n: String(-i - 1), hash })
      .where("n", "=", row.n)
      .execute();
  }
  await desk.database.db.updateTable("staff_audit").set({ n: sql<string>`-n` }).execute();
  await desk.database.db
    .updateTable("staff_audit_head")
    .set({ n: String(rows.length), hash })
    .execute();
}

test("a log that nobody touched is whole, with and without anchors", async (t) => {
  const desk = await logOf(t, 5, 3);
  assert.deepEqual(await verifyAudit(desk), { entries: 8, anchors: 1, broken: undefined });
});

test("an entry that was edited is found, and still when the chain behind it was made right again", async (t) => {
  const desk = await logOf(t, 5, 3);
  await desk.database.db
    .updateTable("staff_audit")
    .set({ subject: "letter-9" })
    .where("n", "=", "3")
    .execute();
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 3, how: "changed" });
  await forgeChain(desk);
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 5, how: "not-as-anchored" });
});

test("two entries that changed places are found, and still when the chain was made right again", async (t) => {
  const desk = await logOf(t, 5, 3);
  const { db } = desk.database;
  for (const [from, to] of [
    ["2", "-1"],
    ["3", "2"],
    ["-1", "3"],
  ] as const)
    await db.updateTable("staff_audit").set({ n: to }).where("n", "=", from).execute();
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 2, how: "changed" });
  await forgeChain(desk);
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 5, how: "not-as-anchored" });
});

test("an entry that was taken out of the middle is found, and still when the others moved up", async (t) => {
  const desk = await logOf(t, 5, 3);
  await desk.database.db.deleteFrom("staff_audit").where("n", "=", "2").execute();
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 2, how: "missing" });
  await forgeChain(desk);
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 5, how: "not-as-anchored" });
});

test("a tail that was cut off is found by the head, and by the anchor when the head was moved back too", async (t) => {
  const desk = await logOf(t, 5, 3);
  await desk.database.db.deleteFrom("staff_audit").where("n", ">", "6").execute();
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 7, how: "cut-short" });
  await desk.database.db.deleteFrom("staff_audit").where("n", ">", "4").execute();
  await forgeChain(desk);
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 5, how: "cut-short" });
});

test("a log that was emptied, or whose beginning was cut away, is found", async (t) => {
  const desk = await logOf(t, 5, 3);
  await desk.database.db.deleteFrom("staff_audit").where("n", "<=", "2").execute();
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 1, how: "missing" });
  const third = await desk.database.db
    .selectFrom("staff_audit")
    .select("hash")
    .where("n", "=", "3")
    .executeTakeFirstOrThrow();
  await desk.database.db.deleteFrom("staff_audit").where("n", "=", "3").execute();
  await desk.database.db.updateTable("staff_audit_head").set({ cut_n: "3", cut_hash: third.hash }).execute();
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 3, how: "cut-without-anchor" });
  await desk.database.db.deleteFrom("staff_audit").execute();
  await desk.database.db
    .updateTable("staff_audit_head")
    .set({ cut_n: "0", cut_hash: new Uint8Array(32) })
    .execute();
  await forgeChain(desk);
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 1, how: "cut-short" });
});

test("a day's anchor is one line, set once, that nothing overwrites", async (t) => {
  const desk = await logOf(t, 5, 3);
  const name = "audit/2020-12-27.txt";
  const text = async () => Buffer.from((await desk.anchors.get(name)) ?? []).toString();
  const first = await text();
  assert.match(first, /^2020-12-27 5 [0-9a-f]{64}\.[\w-]{43}\n$/);
  await setAnchor(desk, desk.clock.now());
  assert.equal(await text(), first);
  desk.clock.advance(Days(1));
  await setAnchor(desk, desk.clock.now());
  assert.deepEqual(
    (await readAnchors(desk.anchors, desk.anchorSeal)).map(({ n }) => n),
    [5, 8],
  );
  await desk.anchors.put(name, Buffer.from("2020-12-27 5"), "text/plain");
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 0, how: "anchor-damaged" });
});

test("what is older than a year goes, up to an anchor, and what is left is whole", async (t) => {
  const desk = await logOf(t, 5, 3);
  desk.clock.advance(Days(1));
  await setAnchor(desk, desk.clock.now());
  await write(desk, 2);
  desk.clock.advance(KEPT);
  await cutAudit(desk, fromMs(String(desk.clock.now() - Days(1) - 1)));
  assert.equal((await verifyAudit(desk)).entries, 10, "nothing is a year old yet");
  await cutAudit(desk, desk.clock.now());
  await cutAudit(desk, desk.clock.now());
  assert.deepEqual(await verifyAudit(desk), { entries: 3, anchors: 2, broken: undefined });
  const rows = await desk.database.db
    .selectFrom("staff_audit")
    .select(["n", "action", "subject"])
    .orderBy("n")
    .execute();
  assert.deepEqual(rows.at(-1), { n: "11", action: "audit.cut", subject: "8" });
});

test("a log whose last entry is a year old, but not the anchor behind it, is cut a day later, and whole both times", async (t) => {
  const desk = await open(t);
  await setAnchor(desk, desk.clock.now());
  await write(desk, 5);
  const written = desk.clock.now();
  desk.clock.advance(Days(1));
  await setAnchor(desk, desk.clock.now());
  for (const [days, entries] of [
    [0, 5],
    [1, 1],
  ] as const) {
    desk.clock.set(plus(plus(written, KEPT), Days(days)));
    await cutAudit(desk, desk.clock.now());
    assert.deepEqual(await verifyAudit(desk), { entries, anchors: 2, broken: undefined });
  }
});

test("an entry goes at the moment at which it is a year old, and no millisecond before", async (t) => {
  const desk = await open(t);
  await write(desk, 3);
  const written = desk.clock.now();
  await setAnchor(desk, written);
  const old = plus(written, KEPT);
  for (const [at, entries] of [
    [minus(old, Milliseconds(1)), 3],
    [old, 1],
  ] as const) {
    desk.clock.set(at);
    await cutAudit(desk, at);
    assert.deepEqual(await verifyAudit(desk), { entries, anchors: 1, broken: undefined });
  }
});

test("V11: a day on which people worked and that has no anchor is told, by its first entry", async (t) => {
  const desk = await logOf(t, 2, 1);
  desk.clock.advance(Days(1));
  await write(desk, 2);
  assert.equal((await verifyAudit(desk)).broken, undefined, "today's may still be set");
  desk.clock.advance(Days(1));
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 4, how: "anchor-missing" });
  for (const name of await desk.anchors.list("audit/")) await desk.anchors.remove(name);
  assert.deepEqual(await verifyAudit(desk), {
    entries: 5,
    anchors: 0,
    broken: { at: 1, how: "anchor-missing" },
  });
});

test("a day demands no anchor for what the operator did while the server stood still, nor for its first hour", async (t) => {
  const desk = await open(t);
  const at = async (iso: string, actor: string) =>
    desk.database.transaction((trx) =>
      audit(trx, parseInstant(iso), { actor, action: "letter.write", subject: "letter" }),
    );
  desk.clock.advance(Days(30));
  await at("2020-12-27T12:00:00+07:00", "operator");
  await at("2020-12-28T01:04:59.999+07:00", "someone-1");
  assert.equal((await verifyAudit(desk)).broken, undefined);
  await at("2020-12-29T01:05:00+07:00", "someone-1");
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 3, how: "anchor-missing" });
});

test("a disk that cannot be read says nothing of the log: the check fails, and calls no anchor damaged", async (t) => {
  const desk = await logOf(t, 2, 1);
  const anchors = failingBlobs(desk.anchors);
  anchors.fail = true;
  await assert.rejects(verifyAudit({ ...desk, anchors }), /no space left/);
});

test("V11: an anchor that the server's secret did not seal is none, whatever it says", async (t) => {
  const desk = await logOf(t, 5, 3);
  const name = "audit/2020-12-27.txt";
  const line = Buffer.from((await desk.anchors.get(name)) ?? []).toString();
  const put = (text: string) => desk.anchors.put(name, Buffer.from(text), "text/plain");
  const [said = ""] = line.split(".");
  const others = anchorSeal([new Secret(new Uint8Array(32).fill(1))]);
  for (const text of [`${said}\n`, `${others.sign(said)}\n`, line.replace(" 5 ", " 4 ")]) {
    await put(text);
    assert.deepEqual((await verifyAudit(desk)).broken, { at: 0, how: "anchor-damaged" }, text);
  }
  await put(line);
  assert.equal((await verifyAudit(desk)).broken, undefined);
  await desk.anchors.put("audit/2020-12-28.txt", Buffer.from(line), "text/plain");
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 0, how: "anchor-damaged" }, "another day's name");
});

test("V11: copies tell what was rewritten together with the anchors", async (t) => {
  const desk = await logOf(t, 5, 3);
  const copy = Buffer.from((await desk.anchors.get("audit/2020-12-27.txt")) ?? []).toString();
  assert.deepEqual(await verifyAudit(desk, [copy]), { entries: 8, anchors: 2, broken: undefined });
  await desk.database.db.updateTable("staff_audit").set({ subject: "x" }).where("n", "=", "3").execute();
  await forgeChain(desk);
  await desk.anchors.remove("audit/2020-12-27.txt");
  await setAnchor(desk, desk.clock.now());
  assert.equal((await verifyAudit(desk)).broken, undefined, "alone the log is right in itself");
  assert.deepEqual((await verifyAudit(desk, [copy])).broken, { at: 5, how: "not-as-anchored" });
  assert.deepEqual((await verifyAudit(desk, ["2020-12-27"])).broken, { at: 0, how: "anchor-damaged" });
});

test("a new secret seals anchors anew, and the old one can go; what the new one sealed stays as it is", async (t) => {
  const desk = await logOf(t, 5, 3);
  const [old, fresh] = [9, 2].map((byte) => new Secret(new Uint8Array(32).fill(byte))) as [Secret, Secret];
  const text = async (day: string) =>
    Buffer.from((await desk.anchors.get(`audit/${day}.txt`)) ?? []).toString();
  const first = await text("2020-12-27");
  desk.clock.advance(Days(1));
  await setAnchor({ ...desk, anchorSeal: anchorSeal([fresh, old]) }, desk.clock.now());
  const second = await text("2020-12-28");
  await resealAnchors(desk.anchors, [fresh, old]);
  assert.notEqual(await text("2020-12-27"), first);
  assert.equal(await text("2020-12-28"), second);
  assert.deepEqual(
    (await readAnchors(desk.anchors, anchorSeal([fresh]))).map(({ n }) => n),
    [5, 8],
  );
});

test("anchors of a version that did not seal them are put aside, and the next one covers what they covered", async (t) => {
  const desk = await logOf(t, 5, 3);
  const sealed = Buffer.from((await desk.anchors.get("audit/2020-12-27.txt")) ?? []).toString();
  const plain = `${/2020-12-27 \d+ [0-9a-f]{64}/.exec(sealed)?.[0]}\n`;
  await desk.anchors.put("audit/2020-12-27.txt", Buffer.from(plain), "text/plain");
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 0, how: "anchor-damaged" });
  await resealAnchors(desk.anchors, [new Secret(new Uint8Array(32).fill(9))]);
  assert.deepEqual(await desk.anchors.list("audit/"), []);
  assert.equal(Buffer.from((await desk.anchors.get("audit-aside/2020-12-27.txt")) ?? []).toString(), plain);
  desk.clock.advance(Days(3));
  await setAnchor(desk, desk.clock.now());
  assert.deepEqual(await verifyAudit(desk), { entries: 8, anchors: 1, broken: undefined });
});

/** A log of five days' work, each with its anchor, as an honest server leaves it at the end of the fifth. */
async function logOfFiveDays(t: TestContext): Promise<TestDesk> {
  const desk = await open(t);
  const midnight = dayStart(dayOf(desk.clock.now(), "vietnam"), "vietnam");
  for (let day = 1; day <= 5; day += 1) {
    desk.clock.set(plus(midnight, Days(day)));
    await setAnchor(desk, desk.clock.now());
    desk.clock.advance(Hours(10));
    await write(desk, 3);
  }
  return desk;
}

test("entries erased up to a genuine anchor that is not a year old are told, with every anchor and copy there", async (t) => {
  const desk = await logOfFiveDays(t);
  const names = await desk.anchors.list("audit/");
  const copies = await Promise.all(
    names.map(async (name) => Buffer.from((await desk.anchors.get(name)) ?? []).toString()),
  );
  const { n, hash } = (await readAnchors(desk.anchors, desk.anchorSeal)).at(-1)!;
  assert.equal(n, 12);
  await desk.database.db.deleteFrom("staff_audit").where("n", "<=", "12").execute();
  await desk.database.db
    .updateTable("staff_audit_head")
    .set({ cut_n: "12", cut_hash: Buffer.from(hash, "hex") })
    .execute();
  for (const given of [[], copies])
    assert.deepEqual((await verifyAudit(desk, given)).broken, { at: 12, how: "cut-too-young" });
});

test("without its anchors a log of days is not whole, whatever actors and times it was rewritten to", async (t) => {
  const desk = await logOfFiveDays(t);
  const first = await desk.anchors.get("audit/2020-12-28.txt");
  for (const name of await desk.anchors.list("audit/")) await desk.anchors.remove(name);
  const rewritten = async (actor: string, at: ReturnType<typeof sql<string>>) => {
    await desk.database.db.updateTable("staff_audit").set({ actor, at_ms: at }).execute();
    await forgeChain(desk);
    return (await verifyAudit(desk)).broken;
  };
  const [day, zone, early] = [Days(1), Hours(7), Minutes(30)].map(String).map((ms) => sql.raw(ms));
  const half = sql<string>`(at_ms + ${zone}) / ${day} * ${day} - ${zone} + ${early}`;
  const now = sql.raw(String(desk.clock.now()));
  for (const anchored of [false, true]) {
    if (anchored) await desk.anchors.put("audit/2020-12-28.txt", first!, "text/plain");
    assert.deepEqual(await rewritten("operator", sql<string>`at_ms`), { at: 7, how: "anchor-missing" });
    assert.deepEqual(await rewritten("someone-2", half), { at: 7, how: "anchor-missing" });
  }
  const back = await rewritten("someone-2", sql<string>`${now} - n * ${sql.raw(String(Minutes(30)))}`);
  assert.deepEqual(back, { at: 6, how: "wrong-time" });
  const ahead = await rewritten("someone-2", sql<string>`9000000000000 - n * 1000`);
  assert.deepEqual(ahead, { at: 1, how: "wrong-time" });
});

test("a clock that ran ahead and was set right breaks the log only until the next anchor; a desk that is seldom used is whole", async (t) => {
  const desk = await open(t);
  const at = async (iso: string, actor: string, anchored: boolean) => {
    desk.clock.set(parseInstant(iso));
    if (anchored) await setAnchor(desk, desk.clock.now());
    await desk.database.transaction((trx) =>
      audit(trx, desk.clock.now(), { actor, action: "letter.write", subject: "letter" }),
    );
    return (await verifyAudit(desk)).broken;
  };
  assert.equal(await at("2020-12-01T10:00:00+07:00", "operator", false), undefined);
  assert.equal(await at("2020-12-05T10:00:00+07:00", "operator", false), undefined, "today's may be set");
  assert.equal(await at("2020-12-20T10:00:00+07:00", "someone-1", true), undefined);
  // The server stood still from here, and a backup was put back.
  assert.equal(await at("2020-12-25T10:00:00+07:00", "operator", false), undefined);
  assert.equal(await at("2021-03-25T10:00:00+07:00", "someone-1", true), undefined);
  assert.deepEqual(await at("2020-12-26T10:00:00+07:00", "operator", false), { at: 5, how: "wrong-time" });
  assert.equal(await at("2020-12-26T11:00:00+07:00", "someone-1", true), undefined);
});

test("a log that is not the one that was anchored is not cut", async (t) => {
  const desk = await logOf(t, 5, 3);
  await desk.database.db
    .updateTable("staff_audit")
    .set({ subject: "letter-9" })
    .where("n", "=", "3")
    .execute();
  await forgeChain(desk);
  desk.clock.advance(Days(400));
  await cutAudit(desk, desk.clock.now());
  assert.deepEqual((await verifyAudit(desk)).broken, { at: 5, how: "not-as-anchored" });
});

test("entries written at the same moment follow one another, and a change that fails leaves none", async (t) => {
  const desk = await open(t);
  await Promise.all(Array.from({ length: 20 }, () => write(desk)));
  await assert.rejects(
    desk.database.transaction(async (trx) => {
      await audit(trx, desk.clock.now(), { actor: "a", action: "x.y", subject: "z" });
      throw new Error("the change failed");
    }),
  );
  assert.deepEqual(await verifyAudit(desk), { entries: 20, anchors: 0, broken: undefined });
});

test("an entry that could hold a value is refused", async (t) => {
  const desk = await open(t);
  const wrong = [
    { subject: "Nguyễn Văn A" },
    { subject: "0912 345 678" },
    { fields: ["phone=0912345678"] },
    { fields: ["two words"] },
    { action: "Wrote 'x'" },
    { actor: "a b" },
  ];
  for (const part of wrong)
    await assert.rejects(
      desk.database.transaction((trx) =>
        audit(trx, desk.clock.now(), { actor: "a", action: "x.y", subject: "z", ...part }),
      ),
      RangeError,
    );
});

test("where one part of an entry ends and the next begins is part of what is hashed", () => {
  const none = new Uint8Array(32);
  fc.assert(
    fc.property(fc.string({ minLength: 2, maxLength: 12 }), fc.nat(11), fc.nat(11), (text, one, two) => {
      const split = (at: number) => ({ actor: text.slice(0, at), action: text.slice(at) });
      const hashAt = (at: number) =>
        Buffer.from(hashOf(none, { n: 1, at: "0", subject: "", fields: "", ...split(at) })).toString("hex");
      assert.equal(hashAt(one) === hashAt(two), split(one).actor === split(two).actor);
    }),
  );
});

test("the log is read newest first by who may, and of what people within reach did or had done to them", async (t) => {
  const desk = await open(t);
  const [top, district, elsewhere] = [
    await desk.join("chief", "p"),
    await desk.join("chief", "a"),
    await desk.join("clerk", "b"),
  ];
  const { entries } = await top.post(listAudit, { limit: 2 });
  assert.deepEqual(
    entries.map(({ action, actorName, fields }) => [action, actorName, fields]),
    [
      ["grant.give", "clerk b", ["role", "unit"]],
      ["invitation.accept", "clerk b", ["name"]],
    ],
  );
  const more = await top.post(listAudit, { limit: 2, before: entries[1]!.number });
  assert.deepEqual(
    more.entries.map(({ action, actor }) => [action, actor]),
    [
      ["invitation.make", "operator"],
      ["grant.give", district.id],
    ],
  );
  const seen = await district.post(listAudit, {});
  assert.equal(
    seen.entries.some(({ actor, subject }) => [actor, subject].includes(elsewhere.id)),
    false,
  );
  assert.equal((await elsewhere.tries(listAudit, {})).code, "not_allowed");
  const of = async (filter: { actor?: string; subject?: string }) =>
    (await top.post(listAudit, filter)).entries.map(({ actor, action }) => `${actor} ${action}`);
  assert.ok((await of({ actor: "operator" })).every((entry) => entry === "operator invitation.make"));
  assert.deepEqual(await of({ actor: elsewhere.id, subject: top.id }), []);
  assert.ok((await of({ subject: elsewhere.id })).length > 0);
  assert.deepEqual(await top.post(checkAudit, {}), { entries: 9, anchors: 0, broken: null });
});

test("when a backup was put back, anchors of entries that it does not hold go aside, and how many are lost is told", async (t) => {
  const desk = await open(t);
  assert.equal(await newestAnchor(desk.anchors), undefined);
  await write(desk, 5);
  await setAnchor(desk, desk.clock.now());
  desk.clock.advance(Days(1));
  await write(desk, 3);
  const later = desk.clock.now();
  await setAnchor(desk, later);
  assert.equal(await newestAnchor(desk.anchors), dayStart(dayOf(later, "vietnam"), "vietnam"));
  const { n: last } = await desk.database.db
    .selectFrom("staff_audit_head")
    .select("n")
    .executeTakeFirstOrThrow();
  await desk.database.db
    .updateTable("staff_audit_head")
    .set({ n: String(Number(last) - 3) })
    .execute();
  const aside = () => desk.database.transaction((trx) => asideAnchors(trx, desk.anchors, desk.anchorSeal));
  assert.deepEqual([await aside(), await aside()], [3, 0]);
  const left = await readAnchors(desk.anchors, desk.anchorSeal);
  assert.deepEqual(
    left.map(({ n }) => n),
    [Number(last) - 3],
  );
});

test("entries that no anchor covers are within two hours of their order and of now, and of a day and its first hour", async (t) => {
  const desk = await open(t);
  const [now, moment] = [desk.clock.now(), Milliseconds(1)];
  const broken = async (...times: readonly Instant[]) => {
    await desk.database.db.deleteFrom("staff_audit").execute();
    await desk.database.db
      .updateTable("staff_audit_head")
      .set({ n: "0", hash: new Uint8Array(32) })
      .execute();
    for (const at of times)
      await desk.database.transaction((trx) =>
        audit(trx, at, { actor: OPERATOR, action: "letter.write", subject: "letter" }),
      );
    return (await verifyAudit(desk)).broken;
  };
  assert.equal(await broken(plus(now, Hours(2))), undefined);
  assert.deepEqual(await broken(plus(plus(now, Hours(2)), moment)), { at: 1, how: "wrong-time" });
  assert.equal(await broken(now, minus(now, Hours(2))), undefined);
  assert.deepEqual(await broken(now, minus(minus(now, Hours(2)), moment)), { at: 2, how: "wrong-time" });
  const first = dayStart(dayOf(minus(now, Days(3)), "vietnam"), "vietnam");
  const last = plus(plus(first, Days(1)), Minutes(65));
  assert.equal(await broken(first, last), undefined);
  assert.deepEqual(await broken(first, plus(last, moment)), { at: 2, how: "anchor-missing" });
  // Of today an anchor may still come, however long ago the first one was.
  assert.equal(await broken(first, now), undefined);
});
