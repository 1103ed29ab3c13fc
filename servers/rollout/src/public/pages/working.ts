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
import { readingPage } from "./reading-page.ts";
import { ILLUSTRATIVE, showDay, showInstant, table } from "./words.ts";

const WORDS = pairs({
  intro: [
    "Trang này nói thẳng: hệ thống đang giúp được gì, và chỗ nào chưa đạt mức cần. Mọi con số là tổng của cả tỉnh; số nhỏ được ẩn, nên mỗi tỷ lệ nằm giữa hai mức.",
    "This page says plainly what the system does and what does not work. Every figure is of the whole province; small numbers are hidden, so each share lies between two steps.",
  ],
  failing: ["Chưa đạt mức cần", "Not working"],
  noneFailing: ["Chưa thấy chỉ số nào không đạt mức cần.", "Nothing is seen not to work."],
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
  days: ["{{n}} ngày", "{{n}} days"],
  hours: ["{{n}} giờ", "{{n}} hours"],
  hidden: both(FRAME, "hiddenSmall"),
  none: both(FRAME, "none"),
  complete: ["Từ ca bệnh đến chia sẻ", "From a case to sharing"],
  speed: ["Nhanh hay chậm: một nửa số ca mất không quá", "Fast or slow: half of the cases take at most"],
  nine: ["chín phần mười: {{n}}", "nine in ten: {{n}}"],
  reach: ["Bao nhiêu máy đang hoạt động", "How many phones are active"],
  district: both(FRAME, "district"),
  alerts: ["Cảnh báo dẫn đến đâu", "What came of alerts"],
  uploads: ["Lượt chia sẻ đến máy chủ khóa", "Shares that reached the key server"],
  uploadsSay: [
    "Từ {{from}} đến {{to}}: {{uploads}} lượt chia sẻ, {{keys}} khóa ({{each}} khóa mỗi lượt), {{revisions}} lượt xem lại kết quả. Nguồn: số liệu theo ngày có chữ ký của máy chủ khóa; ngày có ít lượt thì hai ngày sau mới có.",
    "From {{from}} to {{to}}: {{uploads}} shares, {{keys}} keys ({{each}} each), {{revisions}} revisions. Source: the key server's signed day totals; days with few shares come two days later.",
  ],
  effect: ["Bao nhiêu ca đã không xảy ra", "How many cases did not happen"],
  averted: [
    "Ước tính trong {{weeks}} tuần gần nhất đã đủ 14 ngày theo dõi: ít nhất từ {{low}} đến {{high}} ca. Chỉ tính người đã báo trạm y tế và thế hệ kế tiếp, nên số thật cao hơn.",
    "Estimate of the last {{weeks}} weeks whose 14 days are over: at least {{low}} to {{high}} cases. Only people who told a health station and the next generation are counted, so the true number is higher.",
  ],
  noAverted: ["Chưa đủ số để ước tính.", "There are too few figures for an estimate."],
  expected: [
    "Mô phỏng (số liệu minh họa, chưa chỉnh theo đợt dịch nào của tỉnh) với số máy và thời gian như hiện nay, gần nhất là {{reach}} dân có ứng dụng: ít hơn khoảng {{least}} hoặc {{most}} số ca nhiễm, tùy nguồn số liệu tiếp xúc.",
    "The simulator (illustrative, not calibrated to an outbreak of the province) with about as many phones and as long times as now, the nearest being {{reach}} of people with the app: some {{least}} or {{most}} fewer infections, by the source of contacts.",
  ],
  definitions: ["Đếm thế nào, và không nói được gì", "How it is counted, and what it cannot say"],
  until: ["Tính đến", "As of"],
  more: ["Đọc số liệu thế nào", "How to read the numbers"],
});

type About = Pick<RolloutConfig, "operator" | "publicUrl"> & { readonly locale: Locale };

/** Writes figures in a language. */
function writer(locale: Locale) {
  const say = sayIn(WORDS, locale);
  const isTime = (key: Indicator): key is TimeIndicator => key in TIME_UNITS;
  const share = (n: number): string =>
    percent(n, Number.isInteger(Math.round(n * 1_000) / 10) ? 0 : 1, locale);
  const time = (key: TimeIndicator, n: number): string =>
    say(TIME_UNITS[key], { n: decimal(n, Number.isInteger(n) ? 0 : 1, locale) });
  const one = (key: Indicator, n: number): string => (isTime(key) ? time(key, n) : share(n));
  return {
    say,
    time,
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
      return say("between", { from: one(key, low), to: one(key, high) });
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
      html`<li>${name(one.key)}: ${figure(one)} (${say("needs", { limit: limit(one.key) })}). ${INDICATOR_TEXTS[one.key].todo?.[locale]}</li>`,
  )}</ul></section>`;
}

const figures = (rows: readonly ToldFigure[], title: string, locale: Locale, write: Writer): Html =>
  table(
    title,
    [write.say("indicator"), write.say("value"), write.say("limit")],
    rows.map((one) => [
      html`${write.name(one.key)}${one.week !== "" && html` <span class="under">${write.say("week", { day: showDay(one.week, locale) })}</span>`}`,
      write.figure(one),
      html`${write.limit(one.key)}${one.verdict !== null && html` <strong class="under">${write.verdict(one)}</strong>`}`,
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
  const { content, shares, times, totals } = told;
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
<h2>${say("speed")}</h2>${figures(times, say("speed"), locale, write)}
<p class="small">${say("until")} ${showInstant(content.asOf, locale)}${illustrative && html` · <strong>${ILLUSTRATIVE[locale]}</strong>`}</p>
<h2>${say("effect")}</h2><p>${content.averted ? say("averted", { ...content.averted }) : say("noAverted")}</p>${expected(told, locale, write)}`
}
${uploads(told, locale, write)}
<h2>${say("reach")}</h2>${districts(told, locale, write)}
<h2>${say("alerts")}</h2>${figures(told.phones, say("alerts"), locale, write)}
${definitions(told, locale, write)}
<p><a href="${addressIn(locale, "/numbers")}">${say("more")}</a></p>`,
  });
}
