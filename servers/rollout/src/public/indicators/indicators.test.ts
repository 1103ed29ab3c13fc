/** Indicators over real HTTP: entered in versions by the province, told on the page for everybody in words, and as data. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { enterIndicators, listIndicators } from "@bluezone/contract/rollout/indicators";
import { startOf, weekAfter, weekAt } from "@bluezone/contract/rollout/week";
import { ALERT_ANSWERS, areasOf } from "@bluezone/contract/rollout/weekly-figure";
import type { IndicatorsContent } from "@bluezone/contract/told-indicators";
import { dayOf, parseDay } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../../testing/rollout.ts";
import { toldIndicators } from "../testing/told-indicators.ts";

const t = shared(() => testRollout());
const page = async (path: string): Promise<string> => (await fetch(t.url + path)).text();

test("before anything was entered the page says so, and when figures come", async () => {
  const own = await testRollout();
  try {
    const html = await (await fetch(`${own.url}/working`)).text();
    assert.match(html, /Chưa có số liệu\. Sở Y tế đưa số mỗi tuần/);
    assert.match(html, /<th scope="row">Máy đang hoạt động trên dân số/);
  } finally {
    await own.close();
  }
});

test("what does not work is said first, with its figure, its limit and what to do; each share is that of its newest week", async (context) => {
  await t.alone(context);
  const officer = await t.as("rollout-officer", "89-province-committee");
  assert.equal((await officer.post(enterIndicators, { version: 0, content: toldIndicators() })).version, 1);
  const html = await page("/working");
  const said = html.slice(html.indexOf('aria-labelledby="failing"'), html.indexOf("</section>"));
  assert.match(said, /Ca được cấp mã trong 24 giờ: 30% đến dưới 35% \(mức cần: từ 50%\)\. Hỏi các trạm/);
  assert.match(said, /Ghi nhận đến cấp mã: 9,5\u{a0}giờ \(mức cần: không quá 4\u{a0}giờ\)/u);
  assert.ok(!said.includes("Ca được cấp mã:"), "that one is reached");
  assert.match(
    html,
    /người do ứng dụng tìm ra <span class="under">tuần đến 13\/12\/2020<\/span><\/th><td class="figure">5% đến dưới 10%<svg class="share"[^>]*><rect class="bar-shape" x="5" width="5" height="10"\/>/,
  );
  assert.match(
    html,
    /<th scope="row">Mã được nhập vào máy <span class="under">[^<]+<\/span><\/th><td class="figure">ẩn số nhỏ<\/td>/,
  );
  assert.ok(
    !html.includes("Ca đã chia sẻ"),
    "of cases that shared nothing is told, so the page has no row of it",
  );
  assert.match(html, /ít nhất từ 20 đến 95 ca/);
  assert.match(html, /số liệu minh họa/);
  const english = await page("/en/working");
  assert.match(english, /Cases with a code within 24 hours: 30% to under 35% \(limit: 50% or more\)/);
  const { rows } = (await (await fetch(`${t.url}/data/indicators.json`)).json()) as {
    rows: readonly Record<string, unknown>[];
  };
  assert.deepEqual(
    rows.find(({ week, indicator }) => week === "2020-12-20" && indicator === "codedInTime"),
    {
      ...{ week: "2020-12-20", indicator: "codedInTime", from: 0.3, to: 0.35, state: "told" },
      ...{ p50: null, p90: null, illustrative: "yes" },
    },
  );
});

/** Mixed answers as they come on average of phones of which so many would truly say each. */
const mixed = (truth: Readonly<Record<string, number>>): readonly number[] => {
  const all = Object.values(truth).reduce((sum, n) => sum + n);
  const weight = Math.exp(4) + ALERT_ANSWERS.length - 1;
  return ALERT_ANSWERS.map((answer) => Math.round((all + (truth[answer] ?? 0) * (Math.exp(4) - 1)) / weight));
};

test("phones' answers are told as shares of alerts, and alerts an upload over all that were in those days, once the days are whole", async (t) => {
  const own = await testRollout();
  t.after(() => own.close());
  const { db } = own.database;
  const week = weekAfter(weekAt(own.clock.now()), -1);
  const counts = mixed({
    ...{ none: 47_900, withdrawn: 100, "low-unopened": 300, "low-opened-later": 500 },
    ...{ "high-opened-6h": 600, "high-called-day": 300, "high-opened-later": 180, "high-positive": 120 },
  });
  await db
    .insertInto("active_answer")
    .values(
      ALERT_ANSWERS.map((answer, i) => ({
        ...{ week_day: parseDay(week), areas: areasOf(own.config.province).name, question: "alert" },
        ...{ answer, n: counts[i] ?? 0 },
      })),
    )
    .execute();
  // Eight weeks of answers tell of alerts that are 14 to 29 days old.
  const [first, last] = [
    dayOf(startOf(weekAfter(week, -7)), "utc") - 29,
    dayOf(startOf(weekAfter(week)), "utc") - 14,
  ];
  const uploads = (day: number, n: number) =>
    db
      .insertInto("upload_day")
      .values({ day, uploads: n, keys: 9 * n, revisions: 0 })
      .execute();
  await uploads(first - 1, 5_000);
  await uploads(first, 120);
  await uploads(last - 1, 60);
  const page = async (path = "/working") => (await fetch(own.url + path)).text();
  assert.match(await page(), /Cảnh báo mở trong 24 giờ.*<td class="figure">4\d(,\d)?% đến dưới/);
  assert.ok(!(await page()).includes("Mỗi lượt chia sẻ"), "the last of those days is not known yet");
  await uploads(last, 20);
  await uploads(last + 1, 5_000);
  assert.match(await page(), /khoảng 6,0 cảnh báo mức nguy cơ cao \(ít nhất 5,\d\)/);
  assert.match(await page("/en/working"), /some 4\.0 alerts of low risk \(at least 3\.\d\)/);
  const { rows } = JSON.parse(await page("/data/indicators.json")) as {
    rows: readonly { indicator: string; state: string; from: number; to: number }[];
  };
  const told = (key: string) => rows.find(({ indicator }) => indicator === key);
  for (const [key, share] of [
    ["opened", 1_700 / 2_000],
    ["openedIn6", 600 / 1_580],
    ["openedInDay", 900 / 1_580],
    ["stepped", 420 / 2_000],
    ["positiveAfter", 120 / 2_000],
    ["withdrawn", 100 / 2_100],
  ] as const) {
    const { state, from = 1, to = 0 } = told(key) ?? {};
    assert.ok(state === "told" && from < share && share < to, `${key}: ${from} to ${to}, not ${share}`);
  }
});

test("two who publish at once do not overwrite each other, and whoever reads the desk sees what was published", async (context) => {
  await t.alone(context);
  const officer = await t.as("rollout-officer", "89-province-committee");
  await officer.post(enterIndicators, { version: 0, content: toldIndicators() });
  assert.equal(
    (await officer.tries(enterIndicators, { version: 0, content: toldIndicators() })).code,
    "conflict",
  );
  const district = await t.as("observer", "889-district-committee");
  const { entered } = await district.post(listIndicators, {});
  assert.deepEqual(
    entered.map(({ version, content }) => [version, content.weeks.length]),
    [[1, 2]],
  );
});

test("weeks ahead, out of order or on another day, a finer share and a district's office are refused", async () => {
  const officer = await t.as("rollout-officer", "89-province-committee");
  const code = async (content: IndicatorsContent, by = officer) =>
    (await by.tries(enterIndicators, { version: 0, content })).code;
  const { weeks } = toldIndicators();
  const [first, second] = weeks as [(typeof weeks)[number], (typeof weeks)[number]];
  assert.equal(await code(toldIndicators({ weeks: [second, first] })), "weeks_unordered");
  assert.equal(await code(toldIndicators({ weeks: [{ ...first, day: "2020-12-14" }] })), "weeks_unordered");
  assert.equal(await code(toldIndicators({ weeks: [{ ...first, day: "2021-01-03" }] })), "too_early");
  assert.equal(await code(toldIndicators({ asOf: "2021-06-01T00:00:00.000Z" })), "too_early");
  const fine = {
    ...first,
    shares: { ...first.shares, coded: { is: "told" as const, from: 0.31, to: 0.32 } },
  };
  assert.equal(await code(toldIndicators({ weeks: [fine] })), "bad_request");
  const district = await t.as("rollout-officer", "889-district-committee");
  assert.equal(await code(toldIndicators(), district), "not_the_province");
});
