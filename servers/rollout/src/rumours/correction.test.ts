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

test("an item of 600 characters stays whole; a longer one keeps as many whole words as fit with the dots", () => {
  const item = (answer: string) => {
    const made = correctionItem({
      label: "fake",
      claim: said("c"),
      answer: said(answer),
      source: "x",
      checkedDay: "2020-12-28",
    });
    return made.kind === "own" ? made.vi : "";
  };
  const whole = (answer: string) => `có tin nói rằng c; đã hỏi lại, đó là tin giả: ${answer}.`;
  const fits = "x".repeat(600 - whole("").length);
  assert.equal(item(fits), whole(fits));
  for (const shift of [1, 2, 3]) {
    const long = `${"x".repeat(shift)}${" ab".repeat(300)}`;
    const [first = "", ...rest] = whole(long).split(" ");
    const kept = rest.reduce(
      (text, word) => (`${text} ${word}…`.length <= 600 ? `${text} ${word}` : text),
      first,
    );
    assert.equal(item(long), `${kept}…`, `${shift}`);
  }
});
