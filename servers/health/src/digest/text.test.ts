/** What the texts of digests say, and what they cost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { WAITING } from "@bluezone/contract/health/waiting";
import { smsSize } from "@bluezone/vietnamese/sms";
import { digestCodeText, digestText } from "./text.ts";

const AT = { url: "https://health.example.vn", accents: true };

test("a digest says how many of each kind wait, how many press, and where the desk is", () => {
  const kinds = [
    { kind: "callbacks", count: 3 },
    { kind: "declarationsWaiting", count: 2 },
    { kind: "contactsUnclassed", count: 1 },
  ];
  assert.equal(
    digestText({ kinds, pressing: 1 }, AT),
    "3 cuộc gọi, 2 tờ khai, 1 người chờ xếp loại đang chờ (1 gấp). Mở bàn y tế: https://health.example.vn/desk",
  );
  assert.equal(
    digestText({ kinds: kinds.slice(0, 1), pressing: 0 }, { ...AT, accents: false }),
    "3 cuoc goi dang cho. Mo ban y te: https://health.example.vn/desk",
  );
});

test("as many kinds are named as fit, three at the most, so that any digest without accents is one message", () => {
  const text = (kinds: readonly string[]) =>
    digestText(
      { kinds: kinds.map((kind) => ({ kind, count: 1_234 })), pressing: 12_345 },
      { url: "https://ban-y-te.angiang.gov.vn", accents: false },
    );
  assert.match(text(WAITING), /, \d+ viec khac dang cho \(12345 gap\)/);
  for (const [at] of WAITING.entries()) {
    const kinds = [...WAITING.slice(at), ...WAITING.slice(0, at)];
    assert.equal(smsSize(text(kinds)).parts, 1, text(kinds));
  }
  assert.equal(smsSize(digestCodeText("012345", false)).parts, 1);
});
