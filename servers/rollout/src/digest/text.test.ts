/** What digests of the rollout desk say, and what they cost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { WAITING } from "@bluezone/contract/rollout/waiting";
import { smsSize } from "@bluezone/vietnamese/sms";
import { digestCodeText, digestText } from "./text.ts";

test("a digest of any kinds says numbers and this desk, and without accents it is one message", () => {
  const text = (kinds: readonly string[], accents: boolean) =>
    digestText(
      { kinds: kinds.map((kind) => ({ kind, count: 1_234 })), pressing: 12_345 },
      { url: "https://ban-trien-khai.angiang.gov.vn", accents },
    );
  assert.equal(
    digestText(
      { kinds: [{ kind: "tasksDue", count: 2 }], pressing: 1 },
      { url: "https://b.vn", accents: true },
    ),
    "2 việc sắp đến hạn đang chờ (1 gấp). Mở bàn triển khai: https://b.vn/desk",
  );
  for (const [at, kind] of WAITING.entries()) {
    assert.doesNotMatch(text([kind], true), /1234 việc đang/, kind);
    assert.equal(smsSize(text([...WAITING.slice(at), ...WAITING.slice(0, at)], false)).parts, 1, kind);
  }
  const code = digestCodeText("012345", false);
  assert.match(code, /^Ban trien khai: .*012345/);
  assert.equal(smsSize(code).parts, 1);
});
