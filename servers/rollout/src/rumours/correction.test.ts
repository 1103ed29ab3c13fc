import assert from "node:assert/strict";
import { test } from "node:test";
import { BulletinItem } from "@bluezone/contract/rollout/bulletin-content";
import fc from "fast-check";
import { correctionItem } from "./correction.ts";

const said = (text: string) => ({ vi: text, en: text });

test("a correction is read as claim, label and answer", () => {
  const item = correctionItem({
    label: "wrong",
    claim: said("chợ sẽ đóng cửa 15 ngày."),
    answer: said("Chợ mở như thường, chỉ nhắc đeo khẩu trang."),
    source: "Ủy ban nhân dân huyện Châu Phú, 28/12/2020",
    checkedDay: "2020-12-28",
  });
  assert.equal(
    item.kind === "own" && item.vi,
    "có tin nói rằng chợ sẽ đóng cửa 15 ngày; đã hỏi lại, điều đó không đúng: Chợ mở như thường, chỉ nhắc đeo khẩu trang.",
  );
});

test("however long claim and answer are, the item fits into a bulletin", () => {
  const words = (most: number) =>
    fc.string({ minLength: 1, maxLength: most }).filter((text) => /^[\x21-\x7e](?:[\x20-\x7e]*)$/.test(text));
  fc.assert(
    fc.property(words(300), words(500), (claim, answer) => {
      const item = correctionItem({
        label: "fake",
        claim: said(claim),
        answer: said(answer),
        source: "x",
        checkedDay: "2020-12-28",
      });
      assert.ok(BulletinItem.safeParse(item).success);
    }),
  );
});
