/** Numbers to call that answer today, each with its owner and its end; and those that no longer do. */
import { HOTLINES, type HotlinePurpose, hotlinesOn } from "@bluezone/policy/hotline";
import type { Day } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";
import { parsePhone, phoneLink, showPhone } from "@bluezone/vietnamese/phone";
import type { RolloutConfig } from "../../config.ts";
import { type Html, html } from "../../page/html.ts";
import { readingPage } from "./reading-page.ts";
import { table } from "./words.ts";

const WORDS = {
  vi: {
    today: "Còn hiệu lực ngày",
    number: "Số",
    owner: "Của ai",
    about: "Hỏi việc gì",
    since: "Có từ",
    end: "Đến ngày",
    open: "chưa có ngày hết",
    ended: "Không còn dùng",
    purposes: { emergency: "Cấp cứu", health: "Sức khỏe, Covid-19", rumours: "Tin giả" },
    source: "Mỗi số có nguồn và ngày hết hạn trong danh mục; số hết hạn tự xuống mục dưới.",
  },
  en: {
    today: "Valid on",
    number: "Number",
    owner: "Whose",
    about: "What for",
    since: "Since",
    end: "Until",
    open: "no end known",
    ended: "No longer in use",
    purposes: { emergency: "Emergency", health: "Health, Covid-19", rumours: "False news" },
    source: "Each number has a source and an end in the register; one that has ended moves below by itself.",
  },
} as const satisfies Readonly<
  Record<
    Locale,
    { readonly purposes: Readonly<Record<HotlinePurpose, string>> } & Readonly<Record<string, unknown>>
  >
>;

const called = (number: string): Html | string => {
  const phone = parsePhone(number);
  return phone ? html`<a href="${phoneLink(phone)}">${showPhone(phone)}</a>` : number;
};
const shown = (number: string): string => {
  const phone = parsePhone(number);
  return phone ? showPhone(phone) : number;
};

/** The page. */
export function hotlinesPage({
  locale,
  operator,
  today,
}: Pick<RolloutConfig, "operator"> & { readonly locale: Locale; readonly today: Day }): string {
  const words = WORDS[locale];
  const ended = HOTLINES.filter(({ validTo }) => validTo !== undefined && validTo < today);
  return readingPage({
    locale,
    operator,
    path: "/hotlines",
    body: html`<p>${words.today} ${date(today, locale)}</p>
${table(
  words.today,
  [words.number, words.owner, words.about, words.since, words.end],
  hotlinesOn(today).map(({ number, owner, purpose, validFrom, validTo }) => [
    called(number),
    owner[locale],
    words.purposes[purpose],
    date(validFrom, locale),
    validTo === undefined ? words.open : date(validTo, locale),
  ]),
)}
${
  ended.length > 0 &&
  html`<h2>${words.ended}</h2>
<ul>${ended.map(({ number, owner, validTo }) => html`<li>${shown(number)} (${owner[locale]}): ${validTo === undefined ? "" : date(validTo, locale)}</li>`)}</ul>`
}
<p class="small">${words.source}</p>`,
  });
}
