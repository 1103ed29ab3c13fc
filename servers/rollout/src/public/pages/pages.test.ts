/** The pages that everybody reads, over real HTTP: light, without a script, in both languages, true on their day. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { answerRumour, approveRumour, claimRumour } from "@bluezone/contract/rollout/rumours";
import { enterSituation } from "@bluezone/contract/rollout/situation";
import { addVenue, approveVenue } from "@bluezone/contract/rollout/venues";
import { D55 } from "@bluezone/policy/key-message";
import { Days } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../../testing/rollout.ts";
import { KEPT_PATHS } from "../offline/worker.ts";
import { aSituation } from "../testing/a-situation.ts";
import { READING_PAGES } from "./page-list.ts";

const t = shared(async () => {
  const t = await testRollout({
    ROLLOUT_KEYS_URL: "https://keys.example.vn",
    ROLLOUT_SOURCE_URL: "https://git.example.vn/bluezone/v0.1.0",
    ROLLOUT_IDLE: "12h",
    ROLLOUT_SESSION: "7d",
  });
  const officer = await t.as("rollout-officer", "89-province-committee");
  await officer.post(enterSituation, { version: 0, content: aSituation() });
  return t;
});

const ALL = [
  ...Object.keys(READING_PAGES),
  "/help/android",
  "/help/iphone",
  "/help/none",
  "/venues/889",
  "/venues/889/cashless",
];
const english = (path: string) => (path === "/" ? "/en" : `/en${path}`);
async function read(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(t.url + path, { headers });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

test("every public page is one file under 50 kB that reads without a script, in both languages with the same parts", async () => {
  for (const path of ALL) {
    const [vi, en] = [await read(path), await read(english(path))];
    for (const [{ status, html, headers }, lang] of [
      [vi, "vi"],
      [en, "en"],
    ] as const) {
      assert.equal(status, 200, path);
      assert.ok(Buffer.byteLength(html) < 50_000, `${path}: ${Buffer.byteLength(html)} bytes`);
      assert.ok(html.includes(`<html lang="${lang}">`));
      assert.deepEqual(html.match(/<script[^>]*>/g), ['<script src="/offline.js" defer>'], path);
      assert.match(html, /<main>\s*<h1>[^<]{3,}<\/h1>\s*\S/, path);
      assert.equal(html, html.normalize("NFC"));
      const policy = headers.get("content-security-policy") ?? "";
      assert.ok(policy.startsWith("default-src 'none'") && !/unsafe|https?:/.test(policy), policy);
    }
    const shape = (html: string) => html.match(/<(?:h1|h2|h3|table|tr|li|form|article)\b/g);
    assert.deepEqual(shape(vi.html), shape(en.html), path);
  }
});

test("every page has the menu on top, in the desks' own font, and nothing of it comes from elsewhere", async () => {
  for (const path of ALL) {
    const { html, headers } = await read(path);
    const header = html.slice(html.indexOf("<header>"), html.indexOf("</header>"));
    assert.equal(header.match(/<li>/g)?.length, Object.keys(READING_PAGES).length, path);
    assert.equal(header.includes('aria-current="page"'), path in READING_PAGES, path);
    assert.match(html, /"Be Vietnam Pro"/);
    assert.match(headers.get("content-security-policy") ?? "", /font-src 'self';/);
  }
  const { html } = await read("/");
  const fonts = [...html.matchAll(/url\((\/font\/[^)]+\.woff2)\)/g)].map(([, path = ""]) => path);
  assert.equal(fonts.length, 4);
  let bytes = 0;
  for (const path of fonts) {
    const answer = await fetch(t.url + path);
    assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, "font/woff2"]);
    assert.match(answer.headers.get("cache-control") ?? "", /max-age=2592000/);
    bytes += (await answer.bytes()).length;
    assert.match(path, new RegExp(KEPT_PATHS));
  }
  assert.ok(bytes < 70_000, `${bytes} bytes of font, once`);
});

test("a shared page has a title, a sentence and a picture of its own in its language, without a figure", async () => {
  for (const path of Object.keys(READING_PAGES))
    for (const at of [path, english(path)]) {
      const { html } = await read(at);
      const tag = (name: string) =>
        new RegExp(`<meta property="${name}" content="([^"]+)">`).exec(html)?.[1] ?? "";
      assert.equal(tag("og:url"), `${t.config.publicUrl}${at}`);
      assert.ok(tag("og:title").length > 3 && tag("og:description").length > 20, at);
      assert.doesNotMatch(
        tag("og:description").replaceAll(/&#\d+;/g, ""),
        /\d/,
        "a sentence that outlives the day",
      );
      const picture = tag("og:image");
      assert.ok(picture.startsWith(t.config.publicUrl), picture);
      const answer = await fetch(picture.replace(t.config.publicUrl, t.url));
      assert.deepEqual([answer.status, answer.headers.get("content-type")], [200, "image/png"], picture);
      const png = Buffer.from(await answer.bytes());
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1_200, 630], picture);
    }
  const { html } = await read("/venues/889");
  assert.match(html, /og:image" content="[^"]+\/card\/venues\.png"/);
});

test("a browser asks for the worker each time, so that a new one comes at once", async () => {
  assert.equal((await read("/worker.js")).headers.get("cache-control"), "no-cache");
});

test("every link within the pages leads somewhere", async () => {
  const links = new Set<string>();
  for (const path of ALL)
    for (const [, to = ""] of (await read(path)).html.matchAll(/(?:href|src)="(\/[^"]*)"/g)) links.add(to);
  assert.ok(links.size > 20);
  await t.rollout.runJobs(t.clock.now());
  for (const link of links) assert.equal((await read(link)).status, 200, link);
});

test("a page is asked for again by its tag and need not come twice", async () => {
  const first = await read("/hotlines");
  const etag = first.headers.get("etag") ?? "";
  assert.equal((await read("/hotlines", { "if-none-match": etag })).status, 304);
  assert.match(first.headers.get("cache-control") ?? "", /^public, max-age=60/);
  assert.equal(first.headers.get("set-cookie"), null);
});

test("[D07 D13] the day's situation has source, cut-off and method, says how people who enter are quarantined, and hides small counts", async () => {
  const { html } = await read("/situation");
  for (const words of [
    "Người đang cách ly tập trung",
    "412",
    "1.204",
    "Sở Y tế An Giang",
    "tính đến 8 giờ 27/12/2020",
    "số liệu minh họa",
    "Trạm y tế báo lên mỗi ngày.",
    "Người nhập cảnh được cách ly thế nào",
    "được ngành y tế đón và cho cách ly đủ ngày theo quy định",
    "ẩn số nhỏ",
  ])
    assert.ok(html.includes(words), words);
  assert.ok(!/>57</.test(html) && !/An Phú<\/th><td class="figure">3</.test(html));
  const { html: en } = await read("/en/situation");
  assert.ok(
    en.includes("small number hidden") && en.includes("8:00 27 Dec 2020") && en.includes("illustrative data"),
  );
  const rows = JSON.parse((await read("/data/situation.json")).html).rows as {
    item: string;
    count: unknown;
  }[];
  assert.equal(rows.find(({ item }) => item === "confirmedToday")?.count, null);
});

test("the situation's days are drawn, and quarantine is a map, each with its figures in a table", async () => {
  const officer = await t.as("rollout-officer", "89-province-committee");
  for (const [day, confirmedToday] of [
    ["2020-12-25", 8],
    ["2020-12-26", 12],
  ] as const)
    await officer.post(enterSituation, {
      version: 0,
      content: aSituation({
        day,
        cutOff: `${day}T01:00:00.000Z`,
        counts: { ...aSituation().counts, confirmedToday },
      }),
    });
  const { html } = await read("/situation");
  assert.match(html, /từng ngày từ 25\/12\/2020 đến 27\/12\/2020\. Nhiều nhất 12 vào 26\/12\/2020/);
  assert.equal(html.match(/class="bar-shape"/g)?.length, 2);
  assert.equal(html.match(/class="bar-hidden"/g)?.length, 1, "2 of the newest day are hidden here too");
  assert.match(html, /data-tile="4"><span>[^<]*Châu Đốc<\/span><strong>120</);
  assert.match(html, /data-tile="hidden"><span>[^<]*An Phú<\/span><strong>ẩn số nhỏ</);
});

test("the numbers page has four sources side by side, each with its method, and no sum of them", async () => {
  const { html } = await read("/numbers");
  for (const name of [
    "Lượt tải",
    "Máy đang hoạt động",
    "Lượt hỗ trợ",
    "Đơn vị báo",
    "Tự nguyện, chưa xác thực",
    "không bao giờ cộng lại",
  ])
    assert.ok(html.includes(name), name);
  assert.ok(!/Tổng cộng|Cộng:/.test(html));
});

test("hotlines are those of the day, each with its owner", async () => {
  const { html } = await read("/hotlines");
  assert.ok(html.includes('<a href="tel:19009095">1900 9095</a>') && html.includes("Bộ Y tế"));
  assert.ok(!html.includes("1800 8108"), "not before January 2021");
});

test("what a station heard stands corrected on the page for everybody, and is counted among what is held", async (walk) => {
  await t.alone(walk);
  await walk.test(
    "[D48] a correction with its label, source and day stands on the page for everybody once a second person has approved it",
    async () => {
      const station = await t.as("station-operator", "889-district-station");
      const officer = await t.as("rollout-officer", "889-district-committee");
      const approver = await t.as("approver", "89-province-committee");
      const id = "rumour-000000001";
      await station.post(claimRumour, {
        id,
        heard: "Nghe nói tắt Bluetooth vẫn được báo",
        day: "2020-12-27",
      });
      const said = (vi: string) => ({ vi, en: "as said" });
      const answer = {
        label: "wrong" as const,
        claim: said("tắt Bluetooth thì Bluezone vẫn báo <script>alert(1)</script>"),
        answer: said("Tắt Bluetooth thì máy không nghe được máy ở gần."),
        source: "Sở Y tế An Giang (số liệu minh họa)",
        checkedDay: "2020-12-27",
      };
      const hostile = await officer.tries(answerRumour, { id, version: 1, answer });
      assert.equal(hostile.code, "has_file");
      const { version } = await officer.post(answerRumour, {
        id,
        version: 1,
        answer: { ...answer, claim: said("tắt Bluetooth thì Bluezone vẫn báo & <b>đậm</b>") },
      });
      assert.ok(!(await read("/bulletins")).html.includes("Tin sai sự thật"));
      await approver.post(approveRumour, { id, version });
      const { html } = await read("/bulletins");
      for (const words of [
        "Tin sai sự thật",
        "tắt Bluetooth thì Bluezone vẫn báo &amp; &lt;b&gt;đậm&lt;/b&gt;",
        "Tắt Bluetooth thì máy không nghe được máy ở gần.",
        "27/12/2020",
        "Trước khi chia sẻ một tin",
        "tingia.gov.vn",
      ])
        assert.ok(html.includes(words), words);
    },
  );
  await walk.test(
    "the page on transparency leads to the signed index and the source, and counts what is held",
    async () => {
      const { html } = await read("/transparency");
      assert.ok(html.includes("https://keys.example.vn/exports/VN/index.txt"));
      assert.ok(html.includes("https://git.example.vn/bluezone/v0.1.0"));
      assert.ok(/Tin nghe được, không ghi ai nói<\/th><td>30 ngày[^<]*<\/td><td>1</.test(html));
    },
  );
});

test("[D38 D39 D40] each way of selling is a list of its own at its own address, and lists of hundreds of venues stay light", async () => {
  const shop = await t.as("unit-officer", "889-shop");
  const trade = await t.as("approver", "89-trade-department");
  for (let i = 0; i < 70; i += 1) {
    const id = randomUUID();
    await shop.post(addVenue, {
      id,
      content: {
        name: `Tiệm tạp hóa minh họa số ${i} <b>`,
        kind: "shop",
        district: "889",
        place: "Đường số một, thị trấn Cái Dầu, huyện Châu Phú",
        cashless: ["qr", "bank"],
        online: i === 0 ? "https://shop.example.vn/dat" : null,
        orderPhone: "0912345678",
        delivery: ["Bưu điện huyện Châu Phú"],
        validTo: null,
      },
    });
    await trade.post(approveVenue, { id, version: 1 });
  }
  const first = await read("/venues/889/cashless");
  assert.ok(first.html.includes("quét mã QR") && first.html.includes("/venues/889/cashless-2"));
  assert.ok(!first.html.includes("<b>"));
  assert.ok(Buffer.byteLength(first.html) < 50_000, String(Buffer.byteLength(first.html)));
  assert.ok((await read("/venues/889/cashless-2")).html.includes("Trang trước"));
  const online = await read("/venues/889/online");
  assert.equal(online.html.match(/<strong>/g)?.length, 1);
  assert.ok(online.html.includes('href="https://shop.example.vn/dat"'));
  assert.ok((await read("/venues")).html.includes('href="/venues/889/delivery">70</a>'));
  for (const wrong of ["/venues/999", "/venues/889/gold", "/venues/889/all-0"])
    assert.equal((await read(wrong)).status, 404, wrong);
});

test("[D20] who has no smartphone reads that no place may demand the app, and what there is instead", async () => {
  const { html } = await read("/help/none");
  assert.ok(html.includes("Không nơi nào được bắt cài mới phục vụ"));
  assert.ok(html.includes("ghi ra một tờ giấy để giữ") && html.includes("gọi trạm y tế trước"));
});

test("steps by kind of phone say first that the store has no app yet, where it has none", async () => {
  const { html } = await read("/help/android");
  assert.ok(html.indexOf("chưa cài được") > 0 && html.indexOf("chưa cài được") < html.indexOf("Mở CH Play"));
  assert.ok(!(await read("/help/none")).html.includes("chưa cài được"));
});

test("steps by kind of phone have the key message word for word", async () => {
  for (const kind of ["android", "iphone"])
    for (const path of [`/help/${kind}`, `/en/help/${kind}`])
      assert.ok((await read(path)).html.includes(D55), path);
});

test("every public figure is there as JSON and as CSV with the same rows; a formula in a name stays harmless", async () => {
  const names = [...(await read("/data")).html.matchAll(/href="\/data\/([a-z]+)\.json"/g)].map(
    ([, name]) => name,
  );
  assert.ok(names.length >= 6);
  for (const name of names) {
    const { rows } = JSON.parse((await read(`/data/${name}.json`)).html) as { rows: unknown[] };
    const csv = await read(`/data/${name}.csv`);
    assert.match(csv.headers.get("content-type") ?? "", /^text\/csv/);
    assert.ok(csv.html.split("\n").length > rows.length, name);
    assert.ok(!/^[=+@]/m.test(csv.html.replace(/^\ufeff/, "")), name);
  }
});

test("the worker keeps pages that are read and leaves the install pages of placements, the desk and the endpoints alone", () => {
  const kept = new RegExp(KEPT_PATHS);
  for (const path of [
    ...ALL,
    ...ALL.map(english),
    "/venues/889/cashless-2",
    "/data/venues.csv",
    `/sound/mp3/${"a".repeat(64)}`,
  ])
    assert.ok(kept.test(path), path);
  for (const path of [
    "/i/K7M4P2QD",
    "/en/i/K7M4P2QD",
    "/desk/",
    "/api/rollout/units/list",
    "/v1/local",
    "/healthz",
    "/english",
  ])
    assert.ok(!kept.test(path), path);
});

test("tomorrow the page says that today's figures are not there yet", async (context) => {
  await t.alone(context);
  t.clock.advance(Days(1));
  assert.ok((await read("/situation")).html.includes("Đây là số liệu mới nhất; hôm nay chưa có."));
});

test("a number to call comes on its first day and goes after its last, by itself", async (context) => {
  await t.alone(context);
  t.clock.advance(Days(20));
  assert.ok((await read("/hotlines")).html.includes("1800 8108"));
  t.clock.advance(Days(800));
  const { html } = await read("/hotlines");
  const [valid = "", ended = ""] = html.split("Không còn dùng");
  assert.ok(
    !valid.includes(">1022<") && /1022 \(Tổng đài 1022 An Giang[^)]*\): 12\/1\/2023/.test(ended),
    ended,
  );
});

test("a browser at an address where nothing is gets a page with ways on, a program and every endpoint a code", async () => {
  const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
  for (const path of ["/nope", "/en/nope", "/venues/000", "/%3Cscript%3E"]) {
    const { status, html, headers } = await read(path, browser);
    assert.equal(status, 404, path);
    assert.match(html, /<h1>Không có trang này<\/h1>/, path);
    assert.ok(html.includes('href="/hotlines"') && html.includes('href="/en"'));
    assert.ok(!html.includes("nope") && !html.includes("script>alert"), "nothing of the address comes back");
    assert.equal(headers.get("content-type"), "text/html; charset=utf-8");
    assert.equal(headers.get("cache-control"), "no-store");
    assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'/);
  }
  for (const [path, said] of [
    ["/nope", {}],
    ["/api/nope", browser],
    ["/v1/nope", browser],
  ] as const) {
    const { status, html } = await read(path, said);
    assert.equal(status, 404, path);
    assert.match(html, /"not_found"/, path);
  }
});
