import assert from "node:assert/strict";
import { test } from "node:test";
import type { ToldBulletin, ToldCorrection } from "@bluezone/contract/rollout/local";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { parseDay } from "@bluezone/protocol/time";
import { bulletinsPage } from "./bulletins.ts";

const BULLETIN: ToldBulletin = {
  number: 7,
  firstDay: "2021-03-01",
  lastDay: "2021-03-07",
  priority: "ordinary",
  source: "Sở Y tế",
  cutOff: null,
  vi: ["Đoạn một.", "Đoạn hai."],
  en: [],
  audio: null,
};
const CORRECTION: ToldCorrection = {
  id: "k",
  day: "2021-03-02",
  label: "fake",
  claim: { vi: "Tin một.", en: "Claim one." },
  answer: { vi: "Không đúng.", en: "Not so." },
  source: "Sở Y tế",
};
type Given = {
  readonly locale?: "vi" | "en";
  readonly today?: string;
  readonly bulletins?: readonly ToldBulletin[];
  readonly corrections?: readonly ToldCorrection[];
};
const page = ({ locale = "vi", today = "2021-03-03", bulletins = [], corrections = [] }: Given): string =>
  bulletinsPage({
    locale,
    operator: undefined,
    publicUrl: "https://bz.example.vn",
    province: AN_GIANG,
    today: parseDay(today),
    bulletins,
    corrections,
  });
const articles = (html: string): readonly string[] => html.match(/<article.*?<\/article>/gs) ?? [];
const bulletin = (more: Partial<ToldBulletin>, locale?: "vi" | "en"): string =>
  articles(page({ ...(locale && { locale }), bulletins: [{ ...BULLETIN, ...more }] })).join();

test("a bulletin stands with its days, its source and its text; urgent, heard, counted or English only when it is", () => {
  const plain = bulletin({});
  assert.match(plain, /<h3>Bản tin số 7<\/h3>/);
  assert.match(plain, /phát từ 1\/3\/2021 đến 7\/3\/2021/);
  assert.match(plain, /<div lang="vi"><p>Đoạn một\.<\/p><p>Đoạn hai\.<\/p><\/div>/);
  assert.match(plain, /<p class="small">Nguồn: Sở Y tế<\/p>/);
  assert.equal(plain.includes("<audio"), false);
  assert.match(bulletin({ priority: "urgent" }), /Bản tin số 7 <span class="tag">khẩn cấp<\/span>/);
  assert.match(bulletin({ priority: "priority" }), /<h3>Bản tin số 7<\/h3>/);
  assert.match(bulletin({ cutOff: "2021-03-01T10:00:00Z" }), /Nguồn: Sở Y tế · tính đến 17 giờ 1\/3\/2021</);
  const audio = { url: "/sound/mp3/x", mediaType: "audio/mpeg", bytes: 1_250_000, seconds: 60 } as const;
  assert.match(
    bulletin({ audio: { ...audio, sha256: "0".repeat(64) } }),
    /data-seconds="60" data-play="Nghe bản tin số 7".*<audio controls .*src="\/sound\/mp3\/x"><\/audio>.*\(1,3 MB\)/,
  );
  assert.match(bulletin({}, "en"), /<div lang="vi"><p>Đoạn một\./, "what has no English is told as it was");
  assert.match(bulletin({ en: ["Part one."] }, "en"), /<div lang="en"><p>Part one\./);
  assert.match(bulletin({ en: ["Part one."] }), /<div lang="vi"><p>Đoạn một\./);
});

test("the page holds the first five bulletins and twelve corrections of those it is told, and says when there are none", () => {
  const many = Array.from({ length: 20 }, (_, i) => i + 1);
  const all = articles(
    page({
      bulletins: many.map((number) => ({ ...BULLETIN, number })),
      corrections: many.map((n) => ({ ...CORRECTION, id: String(n) })),
    }),
  ).join();
  const numbers = (found: RegExp) => [...all.matchAll(found)].map(([, n]) => Number(n));
  assert.deepEqual(numbers(/Bản tin số (\d+)</g), many.slice(0, 5));
  assert.deepEqual(numbers(/id="c-(\d+)"/g), many.slice(0, 12));
  const none = /Chưa có (đính chính nào|bản tin tuần này)\./g;
  assert.equal(page({}).match(none)?.length, 2);
  assert.equal(page({ bulletins: [BULLETIN], corrections: [CORRECTION] }).match(none), null);
});

test("a correction is told with its label, in the reader's language", () => {
  const [vi] = articles(page({ corrections: [CORRECTION] }));
  assert.match(vi ?? "", /Tin giả.*Có tin nói: Tin một\..*Không đúng\..*Đã hỏi lại ngày 2\/3\/2021/s);
  const [en] = articles(page({ locale: "en", corrections: [{ ...CORRECTION, label: "true" }] }));
  assert.match(en ?? "", /Confirmed.*Some say: Claim one\..*Not so\./s);
});

test("three tips stand before sharing, and a number to call while there is one", () => {
  const tips = (html: string) => html.match(/<ul>(?:<li>[^<]*\?<\/li>){2}<li>[^<]+<\/li><\/ul>/g)?.length;
  assert.equal(tips(page({})), 1);
  assert.match(page({}), /tingia\.gov\.vn<\/a>, gọi <a href="tel:18008108">/);
  assert.match(page({ today: "2021-01-11" }), /tingia\.gov\.vn<\/a><\/p>/);
});
