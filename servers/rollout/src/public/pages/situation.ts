/** The situation of the day: counts with source, cut-off and method; how people who enter are quarantined. */
import type { ToldSituation } from "@bluezone/contract/rollout/local";
import { pairs } from "@bluezone/vietnamese/catalog";
import { both } from "@bluezone/vietnamese/labels/both";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { RolloutConfig } from "../../config.ts";
import { html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import { readingPage } from "./reading-page.ts";
import { showCount, showDay, sourceLine, table } from "./words.ts";

const WORDS = pairs({
  none: [
    "Hôm nay chưa có số liệu. Số liệu có sau giờ chốt số mỗi ngày.",
    "There are no figures for today yet. They come after each day's cut-off.",
  ],
  day: both(FIELDS, "day"),
  what: both(FRAME, "item"),
  count: both(FIELDS, "number"),
  districts: ["Người đang cách ly theo huyện", "People in quarantine by district"],
  district: both(FRAME, "district"),
  method: ["Cách đếm", "How it is counted"],
  hidden: [
    "Số từ 1 đến 4 được ẩn («ẩn số nhỏ») để không ai bị nhận ra; khi cần, ẩn thêm một số bên cạnh, hoặc tổng số của những ngày sau đó, để không trừ ra được.",
    "Counts from 1 to 4 are hidden so that nobody is recognised; where needed one more is hidden, or the sum of the days after, so that they cannot be worked out.",
  ],
  entrants: ["Người nhập cảnh được cách ly thế nào", "How people who enter are quarantined"],
  todo: ["Hôm nay nên làm", "What to do today"],
  read: ["Đọc số liệu thế nào", "How to read the numbers"],
  older: [
    "Số liệu của ngày trước, hôm nay chưa có.",
    "Figures of an earlier day; today's are not there yet.",
  ],
});

/** What the page tells. `entrants` is the approved block C5. */
type AboutSituation = Pick<RolloutConfig, "operator"> & {
  readonly locale: Locale;
  readonly today: string;
  readonly situation: ToldSituation | undefined;
  readonly entrants: { readonly vi: string; readonly en: string } | undefined;
};

/** The page. */
export function situationPage({ locale, operator, today, situation, entrants }: AboutSituation): string {
  const words = WORDS[locale];
  const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return readingPage({
    locale,
    operator,
    path: "/situation",
    body: html`
${
  situation
    ? html`<p>${words.day} ${showDay(situation.day, locale)}${situation.day !== today && html` · <strong>${words.older}</strong>`}</p>
${table(
  words.what,
  [words.what, words.count],
  situation.counts.map(({ label, count }) => [label[locale], showCount(count, locale)]),
  { figures: true },
)}
${sourceLine(locale, { source: situation.source[locale], cutOff: situation.cutOff, illustrative: situation.illustrative })}
${
  situation.districts.length > 0 &&
  html`<h2>${words.districts}</h2>
${table(
  words.districts,
  [words.district, words.count],
  situation.districts.map(({ name, count }) => [name, showCount(count, locale)]),
  { figures: true },
)}
${sourceLine(locale, { source: situation.source[locale], cutOff: situation.cutOff, illustrative: situation.illustrative })}`
}
<h2>${words.method}</h2>
${situation.method[locale] !== "" && html`<p>${situation.method[locale]}</p>`}<p>${words.hidden}</p>
${situation.advice[locale] !== "" && html`<h2>${words.todo}</h2><p>${situation.advice[locale]}</p>`}`
    : html`<p class="card">${words.none}</p>`
}
${entrants && html`<h2>${words.entrants}</h2><p>${upper(entrants[locale])}</p>`}
<p><a href="${addressIn(locale, "/numbers")}">${words.read}</a></p>`,
  });
}
