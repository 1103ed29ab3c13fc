/** What somebody reads of what is kept of them, row by row; what nobody can open is said, and the rest is still shown. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Days, type Instant, parseDay, parseInstant, plus } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { newRecordSeal, openRecordSeal } from "../from-phone/record-seal.ts";
import type { Holding, Opening } from "../people/holding.ts";
import { openPeopleKeys, type PeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { personSeal } from "../people/sealing.ts";
import { HOLDINGS } from "../slices.ts";
import { ms, type Transaction } from "../tables.ts";
import { type Columns, copy, passing } from "../testing/copied.ts";
import { closeForeign, FOREIGN, foreignServer } from "../testing/foreign-desk.ts";
import type { Things } from "../testing/foreign-things.ts";
import { createVault } from "../vault.ts";
import { heldOf } from "./held.ts";

const random = seededRandom("held");
const person = { id: "p", own: personSeal(random, "p", random.bytes(32)) } as Person;
let keys: PeopleKeys;
let ours: Things;
let now: Instant;
before(async () => {
  const opened = await FOREIGN.open();
  ours = await opened.ours();
  const { config, clock, database } = foreignServer();
  now = clock.now();
  keys = await openPeopleKeys({ vault: createVault(config.secrets, random) }, database.db);
});
after(closeForeign);

const today = parseDay("2020-12-28");
const EIGHT = parseInstant("2020-12-28T08:02:00.000+07:00");

/** What stands under each label of a row of a table; `more` adds what hangs on it. */
async function read(
  table: Holding["table"],
  row: Columns,
  more: (trx: Transaction) => Promise<void> = async () => undefined,
): Promise<Record<string, string>> {
  const holding = HOLDINGS.find((one) => one.table === table)!;
  const { config, database } = foreignServer();
  const seal: Opening["seal"] = (kind, one) => openRecordSeal(keys, random, kind, one);
  return passing(database, async (trx) => {
    await copy(trx, table, { person_id: "p", ...row });
    await more(trx);
    const rows = await holding.rows(trx, person, { keys, random, config, now, seal });
    return Object.fromEntries((rows[0] ?? []).map(({ label, value }) => [label, value]));
  });
}

test("a case: its test, its symptoms, the interview, its note", async () => {
  const plain = { note: null, interviewed_ms: null, sample_day: today, result_day: today };
  const pcr = await read("case_record", {
    ...{ ...plain, test: "pcr", class: "confirmed", class_day: today, onset: "day", onset_day: today },
    ...{ interviewed_ms: ms(EIGHT), note: person.own.seal("case/new/note", "ở nhà") },
  });
  assert.equal(pcr["Xét nghiệm"], "PCR");
  assert.equal(pcr["Phân loại"], "xác định, từ 28/12/2020");
  assert.equal(pcr["Có triệu chứng từ"], "28/12/2020");
  assert.equal(pcr["Đã phỏng vấn lúc"], "8:02 28/12/2020");
  assert.equal(pcr["Ghi chú"], "ở nhà");
  const rapid = await read("case_record", {
    ...plain,
    test: "rapid",
    class: "probable",
    class_day: today,
    onset: "unknown",
    onset_day: null,
  });
  assert.deepEqual(
    [rapid["Xét nghiệm"], rapid["Phân loại"], rapid["Có triệu chứng từ"]],
    ["test nhanh", "có thể, từ 28/12/2020", "không nhớ"],
  );
  assert.deepEqual([rapid["Đã phỏng vấn lúc"], rapid["Ghi chú"]], [undefined, undefined]);
  const closed = await read("case_record", {
    ...plain,
    onset: "none",
    onset_day: null,
    note: Buffer.from("not sealed"),
  });
  assert.deepEqual([closed["Có triệu chứng từ"], closed["Ghi chú"]], ["không có", "không mở được"]);
});

test("a case's codes and the hand-overs that wait", async () => {
  const code = (id: string, more: Columns) => (trx: Transaction) =>
    copy(trx, "case_code", {
      ...{
        id,
        code_id: id,
        case_id: "new",
        made: true,
        issued_ms: ms(EIGHT),
        until_ms: ms(plus(now, Days(1))),
      },
      ...{ claimed_ms: null, ended_ms: null, ...more },
    });
  const codes: readonly (readonly [Columns, RegExp])[] = [
    [{}, /^cấp lúc 8:02 28\/12\/2020, chưa dùng$/],
    [{ claimed_ms: ms(EIGHT) }, /đã dùng lúc 8:02 28\/12\/2020$/],
    [{ ended_ms: ms(EIGHT) }, /đã hết$/],
    [{ until_ms: null }, /đã hết$/],
    [{ until_ms: ms(now) }, /đã hết$/],
    [{ until_ms: String(now + 1) }, /chưa dùng$/],
  ];
  const facts = await read("case_record", { note: null }, async (trx) => {
    for (const [i, [more]] of codes.entries()) await code(`k${i}`, more)(trx);
    await copy(trx, "case_code", { id: "z", code_id: "z", case_id: ours.caseId, made: true });
    await copy(trx, "hand_over", { case_id: "new", answer: null, asked_ms: ms(EIGHT) });
    await copy(trx, "hand_over", { id: "answered", case_id: "new", answer: "declined" });
  });
  for (const [i, [, words]] of codes.entries()) assert.match(facts[`Mã xác nhận ${i + 1}`] ?? "", words);
  assert.equal(facts[`Mã xác nhận ${codes.length + 1}`], undefined);
  assert.match(facts["Đang chờ chuyển hồ sơ"] ?? "", /^đến .+, đề nghị lúc 8:02 28\/12\/2020$/);
});

test("a contact: when, how long, how it was classed and why", async () => {
  const bare = {
    day: null,
    part: null,
    minutes: null,
    class: null,
    reason: null,
    note: null,
    source: "file",
    distance: null,
    masked: "unknown",
    touched: false,
    carer: false,
    confidence: null,
  };
  const nothing = await read("contact", bare);
  assert.deepEqual(nothing, {
    ...{
      Nguồn: "tệp",
      "Cả hai đeo khẩu trang suốt lúc gặp": "không rõ",
      "Có chạm, hoặc ở chung nhà": "không",
    },
    ...{ "Chăm sóc mà chưa có đồ bảo hộ": "không", "Xếp loại": "chờ xếp loại" },
  });
  const whole = await read("contact", {
    ...{ day: today, part: "evening", minutes: 1_204, class: "F1", source: "interview" },
    ...{ distance: "same-room", masked: "yes", touched: true, carer: true, confidence: "medium" },
    ...{
      reason: person.own.seal("contact/new/reason", "đã hỏi"),
      note: person.own.seal("contact/new/note", "gần"),
    },
  });
  assert.deepEqual(whole, {
    ...{ Nguồn: "phỏng vấn", "Ngày tiếp xúc": "28/12/2020", Buổi: "tối", "Số phút": "1.204" },
    ...{ "Khoảng cách gần nhất": "cùng phòng kín hẹp", "Cả hai đeo khẩu trang suốt lúc gặp": "có" },
    ...{ "Có chạm, hoặc ở chung nhà": "có", "Chăm sóc mà chưa có đồ bảo hộ": "có" },
    ...{ "Ứng dụng chắc đến mức nào là đã ở gần": "vừa" },
    ...{ "Xếp loại": "F1", "Lý do": "đã hỏi", "Ghi chú": "gần" },
  });
  assert.equal((await read("contact", { ...bare, class: "none" }))["Xếp loại"], "không xếp F1, F2");
});

const BARE = { case_record: { note: null }, contact: { note: null, reason: null } };

test("the clusters that a case or a contact is in; whoever is deleted is in none any more", async () => {
  for (const [table, column] of [
    ["case_record", "case_id"],
    ["contact", "contact_id"],
  ] as const) {
    const other = column === "case_id" ? { contact_id: null } : { case_id: null };
    const member = { cluster_id: ours.clusterId, member_id: "new", [column]: "new", ...other };
    let left: unknown;
    const facts = await read(table, BARE[table], (trx) =>
      copy(trx, "cluster_member", { ...member, added_ms: ms(EIGHT) }),
    );
    assert.equal(facts["Trong chùm ca bệnh"], `Chợ ${ours.commune}, từ 8:02 28/12/2020`);
    await passing(foreignServer().database, async (trx) => {
      await copy(trx, table, { person_id: "p" });
      await copy(trx, "cluster_member", member);
      await HOLDINGS.find((one) => one.table === table)!.drop(trx, "p");
      left = await trx.selectFrom("cluster_member").select(column).where("member_id", "=", "new").execute();
    });
    assert.deepEqual(left, []);
  }
});

test("a quarantine: where, from when to when, and every half-day that holds", async () => {
  const bare = {
    first_day: today,
    last_day: today + 13,
    ended_day: null,
    start_reason: null,
    end_reason: null,
  };
  const home = await read("quarantine", { ...bare, place: "home", site_name: null }, async (trx) => {
    const entry = { quarantine_id: "new", nth: 1, replaced_ms: null };
    await copy(trx, "quarantine_log", {
      ...entry,
      day: today,
      half: "morning",
      tenths: 384,
      symptoms: "cough",
    });
    await copy(trx, "quarantine_log", {
      ...entry,
      day: today + 1,
      half: "afternoon",
      tenths: null,
      symptoms: "",
    });
    await copy(trx, "quarantine_log", { ...entry, day: today + 2, half: "morning", replaced_ms: "1" });
    const missed = { quarantine_id: "new", visit_id: "v", by: "b" };
    await copy(trx, "quarantine_missed", { ...missed, recorded_ms: String(Date.parse("2020-12-29T02:12Z")) });
  });
  assert.match(home["Cán bộ trạm đến, không gặp"] ?? "", /29\/12\/2020/);
  assert.equal(home["Nơi"], "tại nhà");
  assert.equal(home["28/12/2020, buổi sáng"], "38,4 °C, ho");
  assert.deepEqual(
    Object.keys(home).filter((label) => label.includes("buổi")),
    ["28/12/2020, buổi sáng"],
  );
  const site = await read("quarantine", {
    ...{ ...bare, place: "site", site_name: "Trường", ended_day: today + 1 },
    start_reason: person.own.seal("quarantine/new/start", "từ trước"),
    end_reason: person.own.seal("quarantine/new/end", "theo văn bản"),
  });
  assert.deepEqual([site["Nơi"], site["Hết cách ly ngày"]], ["Trường", "29/12/2020"]);
  assert.equal(site["Lý do bắt đầu khác thường lệ"], "từ trước");
  assert.equal(site["Lý do hết sớm hoặc muộn"], "theo văn bản");
  assert.equal((await read("quarantine", { ...bare, place: "site", site_name: null }))["Nơi"], "tập trung");
});

test("a call: number, what the alert said, symptoms", async () => {
  const { key, own } = newRecordSeal(keys, random, "callback", "new");
  const call = (told: object) =>
    read("callback", {
      key,
      phone: own.seal("phone", "+84912345678"),
      told: own.seal("told", JSON.stringify(told)),
      receipt: "4F27",
    });
  const whole = await call({
    shared: { day: "2020-12-27", part: "night", minutes: 45 },
    symptoms: ["cough", "breath"],
  });
  assert.equal(whole["Mã nhận"], "4F27");
  assert.equal(whole["Điện thoại"], "0912 345 678");
  assert.equal(whole["Ngày tiếp xúc đã gửi"], "27/12/2020");
  assert.deepEqual([whole["Buổi"], whole["Số phút"], whole["Triệu chứng"]], ["đêm", "45", "ho, khó thở"]);
  const bare = await call({});
  assert.deepEqual(Object.keys(bare), ["Mã nhận", "Gửi ngày", "Điện thoại"]);
  assert.deepEqual(Object.keys(await call({ shared: {} })), ["Mã nhận", "Gửi ngày", "Điện thoại"]);
  const shut = await read("callback", { told: Buffer.from("not sealed") });
  assert.equal(shut["Nội dung"], "không mở được");
});

test("a declaration: what was said, the days of its diary", async () => {
  const { key, own } = newRecordSeal(keys, random, "declaration", "new");
  const declared = (answers: object, diary: readonly (object | null)[] = []) =>
    read("declaration", { key, answers: own.seal("answers", JSON.stringify(answers)) }, async (trx) => {
      for (const [i, said] of diary.entries())
        await copy(trx, "declaration_diary", {
          ...{ declaration_id: "new", day: today + i },
          said: said ? own.seal(`diary/${today + i}`, JSON.stringify(said)) : Buffer.from("not sealed"),
        });
    });
  const bare = await declared({ for: "self", symptoms: [], near: "no", cares: [] });
  assert.deepEqual(Object.keys(bare), ["Mã nhận", "Gửi ngày", "Khai cho", "Ở gần người bệnh"]);
  const whole = await declared(
    {
      ...{
        for: "family",
        symptoms: ["fever"],
        since: "2020-12-26",
        near: "yes",
        cares: ["age60", "illness"],
      },
      returned: { province: "Cần Thơ", day: "2020-12-20" },
    },
    [{ temperature: 38.4, symptoms: ["cough"] }, { temperature: null, symptoms: ["taste"] }, null],
  );
  const { "Mã nhận": _, "Gửi ngày": __, ...said } = whole;
  assert.deepEqual(said, {
    ...{ "Khai cho": "người nhà", "Triệu chứng": "sốt", "Từ ngày": "26/12/2020", "Ở gần người bệnh": "có" },
    ...{ "Từ nơi khác về": "Cần Thơ", "Về ngày": "20/12/2020", "Cần lưu ý": "từ 60 tuổi, có bệnh nền" },
    "Nhật ký 28/12/2020": "38,4 °C, ho",
    "Nhật ký 29/12/2020": "mất vị",
    "Nhật ký 30/12/2020": "không mở được",
  });
  const abroad = await declared({
    for: "other",
    symptoms: [],
    near: "unknown",
    cares: [],
    returned: { country: "Lào" },
  });
  assert.deepEqual([abroad["Từ nơi khác về"], abroad["Ở gần người bệnh"]], ["Lào", "không rõ"]);
  assert.equal(
    (await read("declaration", { answers: Buffer.from("not sealed") }))["Nội dung"],
    "không mở được",
  );
});

test("a request for advice: for whom, what is needed, the words, the number", async () => {
  const { key, own } = newRecordSeal(keys, random, "advice", "new");
  const asked = (said: object) =>
    read("advice_request", { key, said: own.seal("said", JSON.stringify(said)) });
  const whole = await asked({ for: "self", needs: ["test", "other"], text: "mới về", phone: "+84912345678" });
  assert.deepEqual(
    [whole["Hỏi cho"], whole["Cần"], whole["Lời nhắn"]],
    ["bản thân", "xét nghiệm, việc khác", "mới về"],
  );
  assert.equal(whole["Điện thoại"], "+84912345678");
  const bare = await asked({ for: "family", needs: [], text: "", phone: null });
  assert.deepEqual(Object.keys(bare), ["Mã nhận", "Gửi ngày", "Hỏi cho"]);
  assert.equal(
    (await read("advice_request", { said: Buffer.from("not sealed") }))["Nội dung"],
    "không mở được",
  );
});

test("somebody's own row says what is known of them", async () => {
  const { config, database } = foreignServer();
  const context = { config, random, vault: createVault(config.secrets, random) };
  const own = async (fields: Partial<Person>) => {
    const whole = {
      ...person,
      name: "Thạch Sên",
      birthYear: null,
      phone: null,
      commune: null,
      address: null,
      ...fields,
    };
    const [first] = await heldOf(context, database.db, [], whole, now);
    return first?.rows[0]?.facts.map(({ label, value }) => `${label}: ${value}`);
  };
  assert.deepEqual(await own({}), ["Họ tên: Thạch Sên"]);
  const known = await own({ birthYear: 1971, phone: "+84912345678", commune: "30478", address: "ấp 1" });
  assert.deepEqual(
    [known?.[1], known?.[2], known?.[4]],
    ["Năm sinh: 1971", "Điện thoại: 0912 345 678", "Địa chỉ: ấp 1"],
  );
  assert.match(known?.[3] ?? "", /^Xã, phường: \D+$/);
  assert.deepEqual(await own({ commune: "99999", phone: "x" }), [
    "Họ tên: Thạch Sên",
    "Điện thoại: x",
    "Xã, phường: 99999",
  ]);
});
