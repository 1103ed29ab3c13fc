/** Whether the system works: what does not, in words, then each figure with how it is counted and what it cannot say. */
import type { Figure } from "@bluezone/contract/rollout/figures";
import { daysToAlert, expectedAt } from "@bluezone/policy/expected-effect";
import { type Indicator, LIMITS, TIME_UNITS, type TimeIndicator } from "@bluezone/policy/indicator";
import { INDICATOR_TEXTS } from "@bluezone/policy/indicator-texts";
import { pairs } from "@bluezone/vietnamese/catalog";
import { date } from "@bluezone/vietnamese/date";
import { both } from "@bluezone/vietnamese/labels/both";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { Locale } from "@bluezone/vietnamese/locale";
import { decimal, integer, percent } from "@bluezone/vietnamese/number";
import { sayIn } from "@bluezone/vietnamese/say";
import type { RolloutConfig } from "../../config.ts";
import { type Html, html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import { judged, type ToldFigure, type ToldWorking } from "../indicators/told.ts";
import { rangeBar } from "../pictures/share-bar.ts";
import { readingPage } from "./reading-page.ts";
import { ILLUSTRATIVE, showDay, showInstant, table } from "./words.ts";

const WORDS = pairs({
  intro: [
    "Trang này nói thẳng: hệ thống đang giúp được gì, và khâu nào đang hoạt động kém. Mọi con số là tổng của cả tỉnh; số nhỏ được ẩn, nên mỗi tỷ lệ nằm giữa hai mức.",
    "This page says plainly what the system does and what does not work. Every figure is of the whole province; small numbers are hidden, so each share lies between two steps.",
  ],
  failing: ["Những khâu đang hoạt động kém", "What does not work"],
  noneFailing: ["Chưa thấy khâu nào hoạt động kém.", "Nothing was found that does not work."],
  nothing: [
    "Chưa có số liệu. Sở Y tế đưa số mỗi tuần, ba ngày sau khi tuần kết thúc.",
    "There are no figures yet. The health department hands them over each week, three days after its end.",
  ],
  needs: ["mức cần: {{limit}}", "limit: {{limit}}"],
  least: ["từ {{n}}", "{{n}} or more"],
  most: ["không quá {{n}}", "{{n}} at most"],
  indicator: ["Chỉ số", "Indicator"],
  value: both(FIELDS, "number"),
  limit: ["Mức cần", "Limit"],
  week: ["tuần đến {{day}}", "week to {{day}}"],
  working: ["đạt", "reached"],
  failed: ["chưa đạt", "not reached"],
  unsure: ["chưa kết luận được", "too close to say"],
  between: ["{{from}} đến dưới {{to}}", "{{from}} to under {{to}}"],
  upToAll: ["{{from}} đến {{to}}", "{{from}} to {{to}}"],
  days_one: ["{{count}} ngày", "{{count}} day"],
  days_other: ["{{count}} ngày", "{{count}} days"],
  hours_one: ["{{count}} giờ", "{{count}} hour"],
  hours_other: ["{{count}} giờ", "{{count}} hours"],
  hidden: both(FRAME, "hiddenSmall"),
  none: both(FRAME, "none"),
  complete: ["Từ ca bệnh đến chia sẻ", "From a case to sharing"],
  speed: ["Nhanh hay chậm: mỗi chặng mất không quá", "Fast or slow: each step takes at most"],
  half: ["Một nửa", "Half"],
  nine: ["Chín phần mười", "Nine in ten"],
  reach: ["Bao nhiêu máy đang hoạt động", "How many phones are active"],
  district: both(FRAME, "district"),
  alerts: ["Cảnh báo dẫn đến đâu", "What came of alerts"],
  uploads: ["Lượt chia sẻ đến máy chủ khóa", "Shares that reached the key server"],
  uploadsSay: [
    "Từ {{from}} đến {{to}}: {{uploads}} lượt chia sẻ, {{keys}} khóa ({{each}} khóa mỗi lượt), {{revisions}} lượt xem lại kết quả. Nguồn: số liệu theo ngày có chữ ký của máy chủ khóa; ngày có ít lượt thì hai ngày sau mới có.",
    "From {{from}} to {{to}}: {{uploads}} shares, {{keys}} keys ({{each}} each), {{revisions}} revisions. Source: the key server's signed day totals; days with few shares come two days later.",
  ],
  anUpload: [
    "Mỗi lượt chia sẻ dẫn đến khoảng {{about}} cảnh báo {{level}} (ít nhất {{least}}), chỉ tính các máy có đồng ý báo: số thật cao hơn.",
    "Each share led to some {{about}} alerts of {{level}} (at least {{least}}), counting only phones that agreed to say it: the true number is higher.",
  ],
  low: ["mức nguy cơ thấp", "low risk"],
  high: ["mức nguy cơ cao", "high risk"],
  effect: ["Bao nhiêu ca đã không xảy ra", "How many cases did not happen"],
  averted: [
    "Ước tính trong {{weeks}} tuần gần nhất đã đủ 14 ngày theo dõi: ít nhất từ {{low}} đến {{high}} ca. Chỉ tính người đã báo trạm y tế và thế hệ kế tiếp, nên số thật cao hơn.",
    "Estimate of the last {{weeks}} weeks whose 14 days are over: at least {{low}} to {{high}} cases. Only people who told a health station and the next generation are counted, so the true number is higher.",
  ],
  noAverted: ["Chưa đủ số để ước tính.", "There are too few figures for an estimate."],
  expected: [
    "Mô phỏng (số liệu minh họa, chưa chỉnh theo đợt dịch nào của tỉnh) với số máy và thời gian như hiện nay, gần nhất là {{reach}} dân có ứng dụng: ít hơn khoảng {{least}} hoặc {{most}} số ca nhiễm, {{leastAlerts}} hoặc {{mostAlerts}} cảnh báo mỗi lượt chia sẻ, {{leastPositive}} hoặc {{mostPositive}} người được cảnh báo đã nhiễm, tùy nguồn số liệu tiếp xúc.",
    "The simulator (illustrative, not calibrated to an outbreak of the province) with about as many phones and as long times as now, the nearest being {{reach}} of people with the app: some {{least}} or {{most}} fewer infections, {{leastAlerts}} or {{mostAlerts}} alerts a share, {{leastPositive}} or {{mostPositive}} of the warned infected, by the source of contacts.",
  ],
  bar: [
    "Thanh: số thật nằm trong phần tô màu; vạch đứng là mức cần.",
    "Bar: the true figure lies within the coloured part; the upright stroke is the limit.",
  ],
  definitions: ["Đếm thế nào, và không nói được gì", "How it is counted, and what it cannot say"],
  until: ["Tính đến", "As of"],
  more: ["Cách đọc số liệu", "How to read the numbers"],
});

type About = Pick<RolloutConfig, "operator" | "publicUrl"> & { readonly locale: Locale };

/** Writes figures in a language. */
function writer(locale: Locale) {
  const say = sayIn(WORDS, locale);
  const isTime = (key: Indicator): key is TimeIndicator => key in TIME_UNITS;
  const share = (n: number): string =>
    percent(n, Number.isInteger(Math.round(n * 1_000) / 10) ? 0 : 1, locale);
  const time = (key: TimeIndicator, n: number): string =>
    // A number and its unit stay on one line.
    say(TIME_UNITS[key], { count: decimal(n, Number.isInteger(n) ? 0 : 1, locale) }).replace(" ", "\u{a0}");
  const one = (key: Indicator, n: number): string => (isTime(key) ? time(key, n) : share(n));
  /** Times have no whole, and so no bar. */
  const bar = ({ key, low, high }: ToldFigure): Html | undefined => {
    if (isTime(key) || low === null || high === null) return undefined;
    const limit = LIMITS[key];
    return rangeBar(low, high, limit === null ? null : "least" in limit ? limit.least : limit.most);
  };
  return {
    say,
    time,
    bar,
    name: (key: Indicator): string => INDICATOR_TEXTS[key].name[locale],
    limit(key: Indicator): string {
      const limit = LIMITS[key];
      if (limit === null) return "–";
      return "least" in limit
        ? say("least", { n: one(key, limit.least) })
        : say("most", { n: one(key, limit.most) });
    },
    figure({ key, is, low, high }: ToldFigure): string {
      if (is !== "told" || low === null || high === null) return say(is === "told" ? "hidden" : is);
      if (low === high) return one(key, low);
      return say(high === 1 ? "upToAll" : "between", { from: one(key, low), to: one(key, high) });
    },
    verdict: ({ verdict }: ToldFigure): string =>
      verdict === null ? "" : say(verdict === "failing" ? "failed" : verdict),
  };
}
type Writer = ReturnType<typeof writer>;

/** What does not work, with what is done about it. */
function conclusion(told: ToldWorking, locale: Locale, { say, name, figure, limit }: Writer): Html {
  const failing = judged(told).filter(({ verdict }) => verdict === "failing");
  if (!told.content) return html`<p class="card">${say("nothing")}</p>`;
  if (failing.length === 0) return html`<p class="key">${say("noneFailing")}</p>`;
  return html`<section class="key" aria-labelledby="failing"><h2 id="failing">${say("failing")}</h2><ul>${failing.map(
    (one) =>
      html`<li><strong>${INDICATOR_TEXTS[one.key].fails?.[locale]}</strong> ${name(one.key)}: ${figure(one)} (${say("needs", { limit: limit(one.key) })}). ${INDICATOR_TEXTS[one.key].todo?.[locale]}</li>`,
  )}</ul></section>`;
}

const nameAndWeek = ({ key, week }: ToldFigure, locale: Locale, write: Writer): Html =>
  html`${write.name(key)}${week !== "" && html` <span class="under">${write.say("week", { day: showDay(week, locale) })}</span>`}`;
const limitAndVerdict = (one: ToldFigure, write: Writer): Html =>
  html`${write.limit(one.key)}${one.verdict !== null && html` <strong class="under">${write.verdict(one)}</strong>`}`;

const figures = (rows: readonly ToldFigure[], title: string, locale: Locale, write: Writer): Html =>
  table(
    title,
    [write.say("indicator"), write.say("value"), write.say("limit")],
    rows.map((one) => [
      nameAndWeek(one, locale, write),
      html`${write.figure(one)}${write.bar(one)}`,
      limitAndVerdict(one, write),
    ]),
    { figures: true },
  );

/** How long each step takes half of those who take it, and nine in ten. */
const times = ({ times: rows }: ToldWorking, locale: Locale, write: Writer): Html =>
  table(
    write.say("speed"),
    [write.say("indicator"), write.say("half"), write.say("nine"), write.say("limit")],
    rows.map((one) => [
      nameAndWeek(one, locale, write),
      write.figure(one),
      one.p90 === null ? write.say("hidden") : write.time(one.key, one.p90),
      limitAndVerdict(one, write),
    ]),
    { figures: true },
  );

/** Active phones of each district, with the share of its people. */
function districts({ totals, reach }: ToldWorking, locale: Locale, write: Writer): Html {
  const shareOf = (active: Figure): string =>
    active.is !== "shown"
      ? write.say(active.is)
      : active.ofPeople
        ? percent(active.ofPeople.share, 1, locale)
        : integer(active.value, locale);
  const known = totals.rows.some(({ figures: { active } }) => active.is !== "none");
  return html`${figures([reach], write.say("reach"), locale, write)}${
    known &&
    table(
      write.say("reach"),
      [write.say("district"), write.name("reach")],
      totals.rows.map(({ name, figures: { active } }) => [name, shareOf(active)]),
      { figures: true },
    )
  }${totals.illustrative && html`<p class="small"><strong>${ILLUSTRATIVE[locale]}</strong></p>`}`;
}

function uploads({ uploads: told }: ToldWorking, locale: Locale, { say }: Writer): Html | undefined {
  if (!told || told.uploads === 0) return undefined;
  return html`<h2>${say("uploads")}</h2><p>${say("uploadsSay", {
    ...{ from: date(told.from, locale), to: date(told.to, locale) },
    ...{ uploads: integer(told.uploads, locale), keys: integer(told.keys, locale) },
    ...{ each: decimal(told.keys / told.uploads, 1, locale), revisions: integer(told.revisions, locale) },
  })}</p>`;
}

/** Alerts for each upload by level; nothing where they are not told. */
const anUpload = ({ anUpload: of }: ToldWorking, locale: Locale, { say }: Writer): readonly Html[] =>
  (["high", "low"] as const).flatMap((level) => {
    const told = of[level];
    if (told === null) return [];
    const [about, least] = [told.about, told.least].map((n) => decimal(n, 1, locale));
    return [html`<p>${say("anUpload", { about: about ?? "", least: least ?? "", level: say(level) })}</p>`];
  });

/** What the simulator expects at today's reach and times; nothing where they are not told. */
function expected({ reach, content }: ToldWorking, locale: Locale, { say }: Writer): Html | undefined {
  const times = content?.weeks.at(-1)?.times;
  if (reach.low === null || reach.high === null || !times) return undefined;
  const delay = daysToAlert(times);
  if (delay === null) return undefined;
  const [most, least] = expectedAt((reach.low + reach.high) / 2, delay);
  if (!most || !least) return undefined;
  const fewer = (n: number): string => percent(n / 100, 0, locale);
  return html`<p>${say("expected", {
    reach: percent(most.reach, 0, locale),
    least: fewer(least.averted.middle),
    most: fewer(most.averted.middle),
    leastAlerts: decimal(least.alertsAnUpload, 1, locale),
    mostAlerts: decimal(most.alertsAnUpload, 1, locale),
    leastPositive: percent(least.positive, 0, locale),
    mostPositive: percent(most.positive, 0, locale),
  })}</p>`;
}

const definitions = (told: ToldWorking, locale: Locale, { say, name }: Writer): Html =>
  html`<h2>${say("definitions")}</h2><dl>${judged(told).map(
    ({ key }) =>
      html`<dt><strong>${name(key)}</strong></dt><dd>${INDICATOR_TEXTS[key].counts[locale]} ${INDICATOR_TEXTS[key].cannot[locale]}</dd>`,
  )}</dl>`;

/** The page. */
export function workingPage({ locale, operator, publicUrl }: About, told: ToldWorking): string {
  const write = writer(locale);
  const { say } = write;
  const { content, shares, totals } = told;
  const illustrative = (content?.illustrative ?? false) || totals.illustrative;
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/working",
    body: html`
<p>${say("intro")}</p>
${conclusion(told, locale, write)}
${
  content &&
  html`<h2>${say("complete")}</h2>${figures(shares, say("complete"), locale, write)}
<p class="small">${say("bar")}</p>
<h2>${say("speed")}</h2>${times(told, locale, write)}
<p class="small">${say("until")} ${showInstant(content.asOf, locale)}${illustrative && html` · <strong>${ILLUSTRATIVE[locale]}</strong>`}</p>
<h2>${say("effect")}</h2><p>${content.averted ? say("averted", { ...content.averted }) : say("noAverted")}</p>${expected(told, locale, write)}`
}
${uploads(told, locale, write)}
<h2>${say("reach")}</h2>${districts(told, locale, write)}
<h2>${say("alerts")}</h2>${figures(told.phones, say("alerts"), locale, write)}${anUpload(told, locale, write)}
${definitions(told, locale, write)}
<p><a href="${addressIn(locale, "/numbers")}">${say("more")}</a></p>`,
  });
}
