import assert from "node:assert/strict";
import { test } from "node:test";
import type { ToldVenue } from "@bluezone/contract/rollout/local";
import { readList, venueListPage, venuesPage } from "./venues.ts";

const common = { locale: "vi", operator: undefined, publicUrl: "https://bz.example.vn" } as const;
const VENUE: ToldVenue = {
  id: "v",
  name: "Chợ Ví Dụ",
  kind: "market",
  place: "Ấp Ví Dụ",
  cashless: [],
  online: null,
  orderPhone: null,
  delivery: [],
  illustrative: false,
};
const DISTRICT = { code: "889", name: "Huyện Ví Dụ" };
const listOf = (venues: readonly ToldVenue[], number = 1, list: "all" | "cashless" = "all"): string =>
  venueListPage(common, DISTRICT, { list, number }, venues);
const entry = (more: Partial<ToldVenue>): string =>
  /<ul><li>(<strong>.*?)<\/li><\/ul>/s.exec(listOf([{ ...VENUE, ...more }]))?.[1] ?? "";

test("a venue's entry says what the venue offers, and nothing of what it does not", () => {
  const bare = "<strong>Chợ Ví Dụ</strong><br>Ấp Ví Dụ";
  assert.equal(entry({}), bare);
  assert.equal(entry({ illustrative: true }), bare.replace("<br>", " (số liệu minh họa)<br>"));
  assert.equal(
    entry({ cashless: ["qr", "vé tháng"] }),
    `${bare}<br>Trả tiền: quét mã QR, vé tháng`,
    "a way without words is shown as it is entered",
  );
  assert.equal(
    entry({ orderPhone: "+842963123456" }),
    `${bare}<br>Đặt qua điện thoại: <a href="tel:+842963123456">0296 312 3456</a>`,
  );
  assert.equal(
    entry({ online: "https://shop.example.vn/a?b=1" }),
    `${bare}<br>Đặt qua mạng: <a href="https://shop.example.vn/a?b=1" rel="noreferrer nofollow">shop.example.vn</a>`,
  );
  assert.equal(entry({ delivery: ["chủ quán", "xe ôm"] }), `${bare}<br>Giao hàng: chủ quán, xe ôm`);
});

test("a page of a list holds sixty venues, and leads to the pages beside it and to the other lists", () => {
  const venues = Array.from({ length: 121 }, (_, i) => ({ ...VENUE, name: `Quán ${i + 1}.` }));
  const seen = (number: number, of = venues) => {
    const html = listOf(of, number);
    return {
      names: [...html.matchAll(/<strong>Quán (\d+)\./g)].map(([, n]) => Number(n)),
      turns: [...html.matchAll(/<a href="\/venues\/889\/all(-\d+)?">(Trang [^<]+)/g)].map(
        ([, to = "", label]) => `${label}${to}`,
      ),
      empty: html.includes("Chưa có điểm bán nào ở đây."),
    };
  };
  const from = (first: number, last: number) => venues.slice(first - 1, last).map((_, i) => first + i);
  assert.deepEqual(seen(1), { names: from(1, 60), turns: ["Trang sau-2"], empty: false });
  assert.deepEqual(seen(2), { names: from(61, 120), turns: ["Trang trước", "Trang sau-3"], empty: false });
  assert.deepEqual(seen(3), { names: [121], turns: ["Trang trước-2"], empty: false });
  assert.deepEqual(seen(2, venues.slice(0, 120)).turns, ["Trang trước"], "a full page is the last");
  assert.deepEqual(seen(1, []), { names: [], turns: [], empty: true });
  const cashless = listOf([VENUE], 1, "cashless");
  assert.match(cashless, /<span aria-current="true">Không tiền mặt<\/span>/);
  assert.match(cashless, /<a href="\/venues\/889\/all">Tất cả<\/a>/);
});

test("the directory links each count but none", () => {
  const html = venuesPage(common, [
    { ...DISTRICT, all: 1_234, cashless: 1, online: 0, phone: 0, delivery: 0 },
  ]);
  assert.match(html, /<a href="\/venues\/889\/all">1\.234<\/a>/);
  assert.match(html, /<a href="\/venues\/889\/cashless">1<\/a>/);
  assert.match(html, /<td class="figure">0<\/td>/);
  assert.equal(html.includes("/venues/889/online"), false);
  assert.equal(html.includes("Chưa có điểm bán nào ở đây."), false);
  assert.match(venuesPage(common, []), /Chưa có điểm bán nào ở đây\./);
});

test("a list's address names a list and a page from 2 on", () => {
  for (const [name, list, number] of [
    ["all", "all", 1],
    ["cashless-2", "cashless", 2],
    ["delivery-10", "delivery", 10],
    ["phone-999", "phone", 999],
  ] as const)
    assert.deepEqual(readList(name), { list, number });
  for (const name of ["all-1", "all-0", "all-02", "all-1000", "others", "all-", "ALL"])
    assert.equal(readList(name), undefined, name);
});
