/** Indicators over real HTTP: entered in versions by the province, told on the page for everybody in words, and as data. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { enterIndicators, listIndicators } from "@bluezone/contract/rollout/indicators";
import type { IndicatorsContent } from "@bluezone/contract/told-indicators";
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
    /người từ ứng dụng <span class="under">tuần đến 13\/12\/2020<\/span><\/th><td class="figure">5% đến dưới 10%<\/td>/,
  );
  assert.match(
    html,
    /<th scope="row">Mã được nhập vào máy <span class="under">[^<]+<\/span><\/th><td class="figure">ẩn số nhỏ<\/td>/,
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
