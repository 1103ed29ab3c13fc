/** The install page over real HTTP: what it says, what it counts, how long it is kept. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { importPlacements, readPlacement } from "@bluezone/contract/rollout/placements";
import { D55 } from "@bluezone/policy/key-message";
import { Hours, Seconds } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../../testing/rollout.ts";
import { open, press, type VisitedPage } from "../testing/visitor.ts";

const desk = shared(() =>
  testRollout({
    ROLLOUT_ANDROID_URL: "https://store.example.vn/android",
    ROLLOUT_IOS_URL: "https://store.example.vn/ios",
  }),
);

const transport = () => desk.as("rollout-officer", "89-transport-department");

async function planned(name = "Phà minh họa Vàm Cống"): Promise<string> {
  const officer = await transport();
  const { codes } = await officer.post(importPlacements, {
    id: randomUUID(),
    kind: "ferry-landing",
    csv: `unit,name,route,terminal,spot,copies\n889-ferry-landing,"${name}",,Bến phía Long Xuyên,,`,
  });
  return codes[0] ?? "";
}

/** The scans of today, once they are in the database. */
async function today(code: string): Promise<{ readonly scans: number; readonly elsewhere: number }> {
  desk.clock.advance(Seconds(6));
  await desk.rollout.runJobs(desk.clock.now());
  const { placement } = await (await transport()).post(readPlacement, { code });
  return { scans: placement.scans7, elsewhere: placement.elsewhere7 };
}

const page = (code: string, headers?: Readonly<Record<string, string>>): Promise<VisitedPage> =>
  open(`${desk.url}/i/${code}`, headers);

test("the install page has both buttons, the key message whole, the hotline of the day, and says where its code hangs", async () => {
  const code = await planned();
  const { status, html, headers } = await page(code);
  assert.equal(status, 200);
  assert.equal(headers.get("content-type"), "text/html; charset=utf-8");
  for (const words of [
    "Cài Bluezone trên điện thoại này",
    'href="https://store.example.vn/android">Máy Android<',
    'href="https://store.example.vn/ios">iPhone<',
    D55,
    "1900 9095",
    "Phà minh họa Vàm Cống · Bến phía Long Xuyên",
    "số liệu minh họa",
    `127.0.0.1:8083/i/${code}`,
    "Không cần tên, số điện thoại. Cài hay không là do bạn",
    `href="/en/i/${code}"`,
  ])
    assert.ok(html.includes(words), words);
  assert.ok(html.includes('<html lang="vi">'));
  const english = await open(`${desk.url}/en/i/${code}`);
  for (const words of [
    '<html lang="en">',
    "Install Bluezone on this phone",
    D55,
    "illustrative data",
    `href="/i/${code}"`,
  ])
    assert.ok(english.html.includes(words), words);
});

test("the install page is one file of at most 50 kB that runs no script and fetches nothing but its own server's font", async () => {
  const { html, headers } = await page(await planned());
  assert.ok(Buffer.byteLength(html) < 50_000, `${Buffer.byteLength(html)} bytes`);
  assert.ok(!/<script|<link rel="stylesheet"|<img|@import|url\((?!\/font\/)/.test(html));
  assert.match(headers.get("content-security-policy") ?? "", /^default-src 'none'; style-src 'sha256-/);
});

test("without a store the install page says so, and whom to ask", async () => {
  const bare = await testRollout();
  try {
    const { html, status } = await open(`${bare.url}/i/ZZZZZZZZ`);
    assert.equal(status, 404);
    assert.ok(html.includes("Ứng dụng chưa có trên cửa hàng ứng dụng."));
    assert.ok(html.includes(D55));
  } finally {
    await bare.close();
  }
});

test("a code that is none gets a page that helps all the same, is not kept and not counted", async () => {
  for (const code of ["ZZZZZZZZ", "x", "%3Cscript%3E", "..%2Fdesk"]) {
    const { status, html, headers } = await page(code);
    assert.equal(status, 404, code);
    assert.equal(headers.get("cache-control"), "no-cache");
    assert.ok(html.includes("Không có mã này") && html.includes("Máy Android"));
    assert.ok(!html.includes("<script"));
  }
});

test("a name that is markup is shown as text", async () => {
  const { html } = await page(await planned("<script>alert(1)</script> & <b>"));
  assert.ok(html.includes("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;"));
  assert.ok(!html.includes("<script"));
});

test("a typed code is found in small letters, with O for 0 and in groups", async () => {
  const code = await planned();
  const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase().replace(/0/g, "o");
  assert.equal((await page(typed)).status, 200);
});

test("opening the page counts one scan; bots, previews and pages fetched in advance count none; asking whether it is there counts none", async () => {
  const code = await planned();
  await page(code);
  await page(code, { "user-agent": "facebookexternalhit/1.1" });
  await page(code, { "sec-purpose": "prefetch" });
  await page(code, { "sec-fetch-dest": "iframe" });
  const head = await fetch(`${desk.url}/i/${code}`, {
    method: "HEAD",
    headers: { "user-agent": "Mozilla/5.0" },
  });
  assert.equal(head.status, 200);
  assert.equal((await fetch(`${desk.url}/i/ZZZZZZZZ`, { method: "HEAD" })).status, 404);
  assert.deepEqual(await today(code), { scans: 1, elsewhere: 0 });
});

test("the page is kept by the reader's own browser until midnight in Vietnam, so that a phone counts once a day without a mark", async (context) => {
  await desk.alone(context);
  const code = await planned();
  const first = await page(code);
  const kept = /^private, max-age=(\d+)$/.exec(first.headers.get("cache-control") ?? "");
  assert.ok(kept, first.headers.get("cache-control") ?? "");
  const left = Date.parse("2020-12-27T24:00:00+07:00") - desk.clock.now();
  assert.equal(Number(kept[1]), Math.floor(left / 1_000));
  assert.equal(first.headers.get("set-cookie"), null);
  const etag = first.headers.get("etag") ?? "";
  assert.equal((await page(code)).headers.get("etag"), etag, "the same for everybody");
  const again = await page(code, { "if-none-match": etag });
  assert.equal(again.status, 304);
  assert.deepEqual(await today(code), { scans: 2, elsewhere: 0 });
  desk.clock.advance(Hours(24));
  await (await transport()).again();
  assert.equal((await page(code, { "if-none-match": etag })).status, 200);
  assert.deepEqual(await today(code), { scans: 3, elsewhere: 0 });
});

test("who stands elsewhere than the page says can tell so with one button, and at most 99 a day are believed", async () => {
  const code = await planned();
  const seen = await page(code);
  const told = await press(seen, desk.url);
  assert.equal(told.status, 200);
  assert.ok(told.html.includes("Đã báo, cảm ơn bạn"));
  for (let i = 0; i < 120; i += 1) await press(seen, desk.url);
  assert.deepEqual(await today(code), { scans: 1, elsewhere: 99 });
});

test("scans that were counted are written down when the server stops", async (context) => {
  await desk.alone(context);
  const code = await planned();
  await page(code);
  const { database } = desk;
  await desk.rollout.stop();
  const row = await database.db
    .selectFrom("placement_scan")
    .select("scans")
    .where("code", "=", code)
    .executeTakeFirst();
  assert.equal(row?.scans, 1);
});
