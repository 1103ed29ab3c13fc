import assert from "node:assert/strict";
import { test } from "node:test";
import { Minutes, parseDay, parseInstant } from "@bluezone/protocol/time";
import { smsSize } from "@bluezone/vietnamese/sms";
import { codeLink } from "../links/code-link.ts";
import { LABELS, type Label } from "../sms/label.ts";
import { type MessageParts, message, readLabel } from "./message.ts";

const parts: MessageParts = {
  station: "Trạm Y tế Vĩnh Hanh",
  hotline: "0296 000 0000",
  testDay: parseDay("2020-12-20"),
  link: codeLink("https://bz.example", "path", "K7M4P2QD9XTA5RWE"),
  until: parseInstant("2020-12-22T18:59:00+07:00"),
  shortCode: "48217305",
  shortLife: Minutes(60),
};
const size = (label: Label, accents: boolean, changed: Partial<MessageParts> = {}) =>
  smsSize(message(label, { ...parts, ...changed }, "vi", accents));

/** Characters, parts with accents, parts without: what each text was planned to cost. */
const PLANNED: Readonly<Record<Label, readonly [number, number, number]>> = {
  result: [201, 3, 2],
  spoken: [121, 2, 1],
  newCode: [122, 2, 1],
  unfinished: [130, 2, 1],
  negative: [121, 2, 1],
  revised: [222, 4, 2],
};

test("every text costs exactly what was planned, with accents in UCS-2 and without in GSM-7", () => {
  for (const label of LABELS) {
    const [units, withAccents, without] = PLANNED[label];
    const [accented, bare] = [size(label, true), size(label, false)];
    assert.deepEqual(
      [accented.encoding, accented.units, accented.parts],
      ["ucs2", units, withAccents],
      label,
    );
    assert.deepEqual([bare.encoding, bare.units, bare.parts], ["gsm7", units, without], label);
  }
});

test("the link with a fragment is two characters longer: a fourth part with accents, none more without", () => {
  const link = codeLink("https://bz.example", "fragment", "K7M4P2QD9XTA5RWE");
  assert.equal(link, "https://bz.example/v#c=K7M4P2QD9XTA5RWE");
  assert.deepEqual([size("result", true, { link }).parts, size("result", false, { link }).parts], [4, 2]);
});

test("a result says when and where to ask, and not before the 80th character what it is", () => {
  const text = message("result", parts, "vi", true);
  assert.equal(
    text,
    "Trạm Y tế Vĩnh Hanh gửi kết quả xét nghiệm ngày 20/12. Xin đọc hết tin. Kết quả dương tính, y tế sẽ gọi. Báo người đã ở gần: https://bz.example/v/K7M4P2QD9XTA5RWE (đến 18 giờ 22/12). Hỏi: 0296 000 0000",
  );
});

test("no positive or revised result stands in the 80 characters of a lock screen, however short the sender's name", () => {
  for (const station of ["CDC", "CDC An Giang", "Trung tâm Y tế huyện Châu Thành"])
    for (const hotline of ["115", "1900 9095", "0296 000 0000"])
      for (const testDay of [undefined, parseDay("2021-01-03")]) {
        const short = { ...parts, station, hotline, testDay };
        assert.ok(message("result", short, "vi", false).indexOf("duong tinh") >= 80, station);
        assert.ok(message("result", short, "en", false).indexOf("positive") >= 80, station);
        assert.ok(message("revised", short, "vi", false).indexOf("am tinh") >= 80, station);
        assert.ok(message("revised", short, "en", false).indexOf("negative") >= 80, station);
        for (const label of ["result", "revised"] as const)
          assert.ok(smsSize(message(label, short, "vi", false)).parts <= 2);
        assert.ok(message("result", short, "vi", true).includes(hotline));
      }
});

test("English on request has the same figures", () => {
  const text = message("result", parts, "en", false);
  assert.match(text, /^Tram Y te Vinh Hanh sends your test result of 20\/12\. .*\(until 18:00 22\/12\)\./);
  assert.match(message("spoken", parts, "en", false), /code is 4821 7305, for 60 minutes/);
});

test("a label is one of the six, with a language or without", () => {
  assert.deepEqual(readLabel("newCode"), { label: "newCode", locale: "vi" });
  assert.deepEqual(readLabel("result.en"), { label: "result", locale: "en" });
  for (const text of ["", "Default", "result.fr", "result.en.x"]) assert.equal(readLabel(text), undefined);
});
