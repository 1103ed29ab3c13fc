import assert from "node:assert/strict";
import { test } from "node:test";
import { approveBlock, listBlocks, signBlock, writeBlock } from "@bluezone/contract/rollout/blocks";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import {
  approveBulletin,
  discardBulletin,
  listBulletins,
  publishUrgent,
  readBulletin,
  readBulletinVersion,
  recallBulletin,
  returnBulletin,
  reviewBulletin,
  saveBulletin,
  startBulletin,
  submitBulletin,
  withdrawBulletin,
} from "@bluezone/contract/rollout/bulletins";
import { D55 } from "@bluezone/policy/key-message";
import { Hours } from "@bluezone/protocol/time";
import { codeOf } from "@bluezone/server-kit/testing/code-of";
import { shared } from "@bluezone/server-kit/testing/shared";
import { invitedBy } from "@bluezone/staff/testing/invited-by";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { testRollout } from "../testing/rollout.ts";
import { sha256 } from "./package.ts";
import { block, SAMPLE } from "./testing/sample-bulletin.ts";

const t = shared(async () => {
  const t = await testRollout({ ROLLOUT_ESPEAK: "/nowhere/espeak-ng" });
  const officer = await t.as("rollout-officer", "89-province-committee");
  const approver = await t.as("approver", "89-province-committee");
  return { ...t, officer, approver };
});

let drawn = 0;
const draw = () => {
  drawn += 1;
  return `bulletin-${String(drawn).padStart(7, "0")}`;
};
const started = async (content: Partial<Content> = SAMPLE, by = t.officer) =>
  by.post(startBulletin, { id: draw(), content });

test("a bulletin and its blocks go through two hands, and every action is in the audit log", async (walk) => {
  await t.alone(walk);
  await walk.test(
    "[D54] a bulletin is composed, checked, approved by a second person and becomes a package with its sum",
    async () => {
      const { id } = await by(t.officer, {});
      assert.equal(await codeOf(t.officer.post(submitBulletin, { id, version: 1 })), "not_ready");
      const saved = await t.officer.post(saveBulletin, { id, version: 1, changes: SAMPLE });
      assert.deepEqual(saved.check.findings, []);
      assert.equal(saved.check.stations, 11);
      const { version } = await t.officer.post(submitBulletin, { id, version: saved.version });
      assert.equal(await codeOf(t.officer.post(approveBulletin, { id, version })), "not_allowed");
      const { package: sent } = await t.approver.post(approveBulletin, { id, version });
      assert.equal(sent.number, 1);
      assert.equal(sent.audio, null);
      assert.ok(sent.vi.some(({ text }) => text.includes(D55)));
      const row = await t.database.db
        .selectFrom("bulletin")
        .select("package")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      assert.equal(sha256(row.package!), sent.checksum);
      assert.equal(
        await codeOf(t.officer.post(saveBulletin, { id, version: version + 1, changes: SAMPLE })),
        "conflict",
      );
    },
  );
  await walk.test("a bulletin that comes back says why, and can go again", async () => {
    const { id } = await started();
    const { version } = await t.officer.post(submitBulletin, { id, version: 1 });
    const back = await t.approver.post(returnBulletin, { id, version, reason: "Mục ba nói hai việc." });
    const read = await t.officer.post(readBulletin, { id });
    assert.equal(read.bulletin.state, "draft");
    assert.equal(read.reason, "Mục ba nói hai việc.");
    assert.ok(read.may.edit && !read.may.approve);
    await t.officer.post(submitBulletin, { id, version: back.version });
  });
  await walk.test(
    "an urgent bulletin goes out alone, waits 12 hours for its second look, and says so until then",
    async () => {
      const { id } = await started({ ...SAMPLE, items: [block("C11")], priority: "urgent" });
      const { version, reviewDue } = await t.officer.post(publishUrgent, { id, version: 1 });
      assert.equal(reviewDue, "2020-12-27T19:30:00.000Z");
      assert.equal((await t.officer.post(listBulletins, { unreviewed: true })).total, 1);
      assert.equal(
        await codeOf(t.officer.post(reviewBulletin, { id, version, stands: true })),
        "not_allowed",
      );
      const now = t.clock.now();
      t.clock.advance(Hours(13));
      await t.officer.again();
      await t.approver.again();
      const late = await t.officer.post(readBulletin, { id });
      assert.ok(late.bulletin.reviewOverdue);
      await t.approver.post(reviewBulletin, { id, version, stands: true });
      assert.equal((await t.officer.post(listBulletins, { unreviewed: true })).total, 0);
      t.clock.set(now);
      await t.officer.again();
      await t.approver.again();
    },
  );
  await walk.test(
    "a new version of a block waits for a second person, and then replaces the one before",
    async () => {
      const versions = async () =>
        (await t.officer.post(listBlocks, { code: "C2" })).blocks.map(({ version, state }) => [
          version,
          state,
        ]);
      const [c2] = (await t.officer.post(listBlocks, { code: "C2" })).blocks;
      assert.ok(c2);
      const { title, en, source, validFrom, validTo } = c2;
      const given = {
        code: "C2",
        version: 1,
        place: "item" as const,
        title,
        vi: "lên phà, bà con đeo khẩu trang.",
        en,
        km: "x",
        cham: null,
        source,
        validFrom,
        validTo,
      };
      const { version } = await t.officer.post(writeBlock, given);
      assert.deepEqual(await versions(), [
        [1, "usable"],
        [2, "waiting"],
      ]);
      assert.equal(await codeOf(t.officer.post(writeBlock, given)), "conflict");
      await t.approver.post(approveBlock, { code: "C2", version });
      assert.deepEqual(await versions(), [
        [1, "replaced"],
        [2, "usable"],
      ]);
      const signed = async () => (await t.officer.post(listBlocks, { code: "C2" })).blocks[1]?.km?.signed;
      assert.equal(await signed(), false);
      await t.approver.post(signBlock, { code: "C2", version, language: "km" });
      assert.equal(await signed(), true);
      assert.equal(
        await codeOf(t.approver.post(signBlock, { code: "C2", version, language: "cham" })),
        "not_found",
      );
    },
  );
  await walk.test(
    "every action is in the audit log, with names of fields and no word of the text",
    async () => {
      const rows = await t.database.db.selectFrom("staff_audit").select(["action", "fields"]).execute();
      const actions = new Set(rows.map(({ action }) => action));
      for (const action of [
        "bulletin.start",
        "bulletin.save",
        "bulletin.submit",
        "bulletin.return",
        "bulletin.approve",
        "bulletin.publish-urgent",
        "bulletin.review",
        "block.write",
        "block.approve",
        "block.sign",
      ])
        assert.ok(actions.has(action), action);
      assert.ok(rows.every(({ fields }) => !fields.includes("minh")));
    },
  );
});
const by = (person: SignedIn, content: Partial<Content>) => started(content, person);

test("who may both write and approve still cannot approve what they wrote", async () => {
  const both = await t.as("administrator", "89-province-committee");
  const { id } = await started(SAMPLE, both);
  const { version } = await both.post(submitBulletin, { id, version: 1 });
  assert.equal(await codeOf(both.post(approveBulletin, { id, version })), "same_person");
  const unitId = t.unit("89-province-committee");
  const twin = await invitedBy(both, { url: t.url, role: "approver", unitId });
  assert.equal((await twin.post(readBulletin, { id })).may.approve, false);
  assert.equal(await codeOf(twin.post(approveBulletin, { id, version })), "same_person", "V33");
  await t.approver.post(approveBulletin, { id, version });
});

test("two editors of different fields both keep their words; of the same field the second is told", async () => {
  const other = await t.as("administrator", "89-province-committee");
  const { id } = await started();
  await t.officer.post(saveBulletin, { id, version: 1, changes: { source: "Sở Y tế" } });
  const theirs = await other.post(saveBulletin, { id, version: 1, changes: { lastDay: "2020-12-29" } });
  assert.equal(theirs.content.source, "Sở Y tế");
  assert.equal(
    await codeOf(other.post(saveBulletin, { id, version: 1, changes: { source: "Bộ Y tế" } })),
    "conflict",
  );
  const read = await t.officer.post(readBulletin, { id });
  assert.deepEqual(
    read.versions.map((one) => [one.version, one.name]),
    [
      [3, other.name],
      [2, t.officer.name],
      [1, t.officer.name],
    ],
  );
  const first = await t.officer.post(readBulletinVersion, { id, version: 1 });
  assert.equal(first.content.source, SAMPLE.source);
});

test("a bulletin goes out and is changed as it was last seen, once its check finds nothing", async () => {
  const { id } = await started();
  const ahead = t.officer.post(saveBulletin, { id, version: 9, changes: { source: "x" } });
  assert.equal(await codeOf(ahead), "conflict", "a version that has not been");
  const { version } = await t.officer.post(submitBulletin, { id, version: 1 });
  assert.equal(await codeOf(t.approver.post(approveBulletin, { id, version: version - 1 })), "conflict");
  const empty = await started({ priority: "urgent" });
  assert.equal(await codeOf(t.officer.post(publishUrgent, { id: empty.id, version: 1 })), "not_ready");
  assert.equal((await t.officer.post(readBulletin, { id: empty.id })).bulletin.state, "draft");
});

test("an ordinary bulletin cannot be sent out alone, and a bad urgent one is withdrawn by its second look", async () => {
  const plain = await started();
  assert.equal(await codeOf(t.officer.post(publishUrgent, { id: plain.id, version: 1 })), "not_urgent");
  const { id } = await started({ ...SAMPLE, priority: "urgent" });
  const { version } = await t.officer.post(publishUrgent, { id, version: 1 });
  await t.approver.post(reviewBulletin, { id, version, stands: false, reason: "Sai số liệu." });
  assert.equal((await t.officer.post(readBulletin, { id })).bulletin.state, "withdrawn");
});

test("its writer takes a submitted one back until it is approved, and throws away a draft that nobody was shown", async () => {
  const { id } = await started();
  const { version } = await t.officer.post(submitBulletin, { id, version: 1 });
  const { may } = await t.officer.post(readBulletin, { id });
  assert.deepEqual([may.recall, may.discard], [true, false]);
  assert.equal(await codeOf(t.approver.post(recallBulletin, { id, version })), "not_allowed");
  const back = await t.officer.post(recallBulletin, { id, version });
  assert.equal((await t.officer.post(readBulletin, { id })).bulletin.state, "draft");
  assert.equal(await codeOf(t.officer.post(discardBulletin, { id, version: back.version })), "conflict");
  const again = await t.officer.post(submitBulletin, { id, version: back.version });
  const out = await t.approver.post(approveBulletin, { id, version: again.version });
  assert.equal(await codeOf(t.officer.post(recallBulletin, { id, version: out.version })), "conflict");
  const empty = await started();
  await t.officer.post(discardBulletin, { id: empty.id, version: 1 });
  assert.equal(await codeOf(t.officer.post(readBulletin, { id: empty.id })), "not_found");
});

test("a district sees approved bulletins that reach it, and no draft of the province", async () => {
  const district = await t.as("rollout-officer", "889-district-committee");
  const draft = await started();
  assert.equal(await codeOf(district.post(readBulletin, { id: draft.id })), "not_found");
  const sent = await started({ ...SAMPLE, targets: [t.unit("889-district-committee")] });
  const { version } = await t.officer.post(submitBulletin, { id: sent.id, version: 1 });
  const { version: out } = await t.approver.post(approveBulletin, { id: sent.id, version });
  const read = await district.post(readBulletin, { id: sent.id });
  assert.equal(read.bulletin.state, "approved");
  assert.deepEqual(
    Object.values(read.may),
    Object.values(read.may).map(() => false),
  );
  assert.equal(
    await codeOf(district.post(withdrawBulletin, { id: sent.id, version: out, reason: "Thử." })),
    "not_found",
  );
  const elsewhere = await t.as("rollout-officer", "883-district-committee");
  assert.equal(await codeOf(elsewhere.post(readBulletin, { id: sent.id })), "not_found");
});

test("nobody sends a bulletin to stations beyond their reach", async () => {
  const district = await t.as("rollout-officer", "889-district-committee");
  assert.equal(
    await codeOf(started({ ...SAMPLE, targets: [t.unit("883-district-station")] }, district)),
    "not_found",
  );
});

test("[D56] a bulletin for the border reaches the stations of its five districts alone", async () => {
  const { id } = await started({ ...SAMPLE, borderOnly: true });
  assert.equal((await t.officer.post(readBulletin, { id })).check.stations, 5);
});

test("a draft begun twice with one id is one draft, and no other person can take the id", async () => {
  const id = draw();
  await t.officer.post(startBulletin, { id, content: SAMPLE });
  await t.officer.post(saveBulletin, { id, version: 1, changes: { source: "Sở Y tế" } });
  assert.deepEqual(await t.officer.post(startBulletin, { id, content: {} }), { id, version: 2 });
  const other = await t.as("administrator", "89-province-committee");
  assert.equal(await codeOf(other.post(startBulletin, { id, content: {} })), "conflict");
});

test("a bulletin begun from another has its words in their newest version, for tomorrow, with nothing ticked", async () => {
  const from = await started();
  const { id } = await t.officer.post(startBulletin, { id: draw(), from: from.id });
  const { content } = await t.officer.post(readBulletin, { id });
  assert.deepEqual(content.items, SAMPLE.items);
  assert.deepEqual([content.ticks, content.cutOff, content.firstDay], [[], null, "2020-12-28"]);
});

test("text that would turn letters round or break lines is put right, other controls are refused", async () => {
  const own = (vi: string) => ({ kind: "own" as const, vi, en: null, source: "Sở Y tế" });
  const { id } = await started({ ...SAMPLE, items: [own("bà con\u202e nhớ\n\n rư\u0309a tay.")] });
  const { content } = await t.officer.post(readBulletin, { id });
  assert.deepEqual(content.items, [own("bà con nhớ rửa tay.")]);
  assert.equal(await codeOf(started({ ...SAMPLE, items: [own("bà\u0000con")] })), "bad_request");
});

test("the key message is locked, whoever asks", async () => {
  const all = await t.as("administrator", "89-province-committee");
  const refused = await codeOf(
    all.post(writeBlock, {
      code: "C8",
      version: 1,
      place: "item",
      title: { vi: "Khác", en: "Other" },
      vi: "bật Bluetooth khi rảnh.",
      en: "x",
      km: null,
      cham: null,
      source: "x",
      validFrom: "2020-12-27",
      validTo: "2021-01-27",
    }),
  );
  assert.equal(refused, "locked");
});

test("a block with words that no bulletin says is not approved", async () => {
  const boss = await t.as("administrator", "89-province-committee");
  const block = { code: "C77", version: 0, place: "item", title: { vi: "Tựa", en: "Title" } } as const;
  const texts = { vi: "ai không cài là vi phạm.", en: "x", km: null, cham: null, source: "x" };
  const days = { validFrom: "2020-12-27", validTo: "2021-01-27" };
  const { version } = await boss.post(writeBlock, { ...block, ...texts, ...days });
  assert.equal(await codeOf(t.approver.post(approveBlock, { code: "C77", version })), "forbidden_words");
});

test("V8: a commune or a district writes, approves and signs no block that the whole province's pages are made of", async () => {
  const [c5] = (await t.officer.post(listBlocks, { code: "C5" })).blocks;
  assert.ok(c5);
  const { title, en, source, validFrom, validTo, version } = c5;
  const given = {
    code: "C5",
    place: "item" as const,
    title,
    vi: "bà con chuyển tiền.",
    en,
    km: "x",
    cham: null,
  };
  const next = { ...given, version, source, validFrom, validTo };
  for (const place of ["30463-commune-committee", "889-district-committee", "89-transport-department"]) {
    const writer = await t.as("rollout-officer", place);
    const second = await t.as("approver", place);
    assert.equal(await codeOf(writer.post(writeBlock, next)), "not_the_province", place);
    assert.equal(await codeOf(second.post(approveBlock, { code: "C5", version })), "not_the_province", place);
    const sign = { code: "C5", version, language: "km" as const };
    assert.equal(await codeOf(second.post(signBlock, sign)), "not_the_province", place);
  }
  const department = await t.as("rollout-officer", "89-information-department");
  assert.equal((await department.post(writeBlock, next)).version, version + 1);

  const boss = await t.as("administrator", "89-province-committee");
  const written = await boss.post(writeBlock, { ...next, version: version + 1 });
  const unitId = t.unit("89-province-committee");
  const twin = await invitedBy(boss, { url: t.url, role: "approver", unitId });
  const block = { code: "C5", version: written.version };
  assert.equal(await codeOf(twin.post(approveBlock, block)), "same_person", "V33");
  assert.equal(await codeOf(twin.post(signBlock, { ...block, language: "km" })), "same_person", "V33");
});
