/** Numbers to call that answer today, each with its owner and its end; and those that no longer do. */
import { on } from "@bluezone/policy/dated";
import type { Day } from "@bluezone/protocol/time";
import { pairs } from "@bluezone/vietnamese/catalog";
import { date } from "@bluezone/vietnamese/date";
import { both } from "@bluezone/vietnamese/labels/both";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import type { Locale } from "@bluezone/vietnamese/locale";
import { parsePhone, phoneLink, showPhone } from "@bluezone/vietnamese/phone";
import type { RolloutConfig } from "../../config.ts";
import { type Html, html } from "../../page/html.ts";
import { readingPage } from "./reading-page.ts";
import { table } from "./words.ts";

const WORDS = pairs({
  today: ["Còn hiệu lực ngày", "Valid on"],
  number: both(FIELDS, "number"),
  about: ["Hỏi việc gì", "What for"],
  since: ["Có từ", "Since"],
  open: ["chưa rõ đến bao giờ", "no end known"],
  ended: ["Không còn dùng", "No longer in use"],
  "purpose.emergency": ["Cấp cứu", "Emergency"],
  "purpose.health": ["Sức khỏe, Covid-19", "Health, Covid-19"],
  "purpose.rumours": ["Tin giả", "False news"],
  source: [
    "Mỗi số có nguồn và ngày hết hạn trong danh mục; số hết hạn tự xuống mục dưới.",
    "Each number has a source and an end in the register; one that has ended moves below by itself.",
  ],
});

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
  publicUrl,
  province: { hotlines },
  today,
}: Pick<RolloutConfig, "operator" | "province" | "publicUrl"> & {
  readonly locale: Locale;
  readonly today: Day;
}): string {
  const words = WORDS[locale];
  const ended = hotlines.filter(({ validTo }) => validTo !== undefined && validTo < today);
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/hotlines",
    body: html`<p>${words.today} ${date(today, locale)}</p>
${table(
  words.today,
  [words.number, words.about],
  on(hotlines, today).map(({ number, owner, purpose, validFrom, validTo }) => [
    called(number),
    html`${words[`purpose.${purpose}`]}<br>${owner[locale]}<br><span class="small">${
      validTo === undefined
        ? `${words.since} ${date(validFrom, locale)}, ${words.open}`
        : `${date(validFrom, locale)} – ${date(validTo, locale)}`
    }</span>`,
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
