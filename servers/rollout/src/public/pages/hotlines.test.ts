import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { parseDay } from "@bluezone/protocol/time";
import { hotlinesPage } from "./hotlines.ts";

const page = (today: string): string =>
  hotlinesPage({
    locale: "vi",
    operator: undefined,
    publicUrl: "https://bz.example.vn",
    province: AN_GIANG,
    today: parseDay(today),
  });

test("a hotline answers up to its last day; from the next on it is below, without a link", () => {
  const last = page("2023-01-12");
  assert.match(last, /<th scope="row"><a href="tel:1022">1022<\/a><\/th>.* – 12\/1\/2023<\/span>/);
  assert.match(last, /Có từ 30\/8\/2020, chưa rõ đến bao giờ<\/span>/);
  assert.equal(last.includes("Không còn dùng"), false);
  const next = page("2023-01-13");
  assert.match(
    next,
    /<h2>Không còn dùng<\/h2>\s*<ul><li>1022 \(Tổng đài 1022 An Giang, F0 tại nhà\): 12\/1\/2023<\/li><\/ul>/,
  );
  assert.equal(next.includes('href="tel:1022"'), false);
});
