/** Bulletins with their sound, and corrections. */
import type { ToldBulletin, ToldCorrection } from "@bluezone/contract/rollout/local";
import { hotlineOn } from "@bluezone/policy/hotline";
import type { Day } from "@bluezone/protocol/time";
import type { Locale } from "@bluezone/vietnamese/locale";
import { decimal } from "@bluezone/vietnamese/number";
import { parsePhone, phoneLink, showPhone } from "@bluezone/vietnamese/phone";
import type { RolloutConfig } from "../../config.ts";
import { type Html, html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import { readingPage } from "./reading-page.ts";
import { showDay, showInstant } from "./words.ts";

/** The labels of corrections, as tingia.gov.vn has them. */
const LABELS = {
  fake: { vi: "Tin giả", en: "False news" },
  wrong: { vi: "Tin sai sự thật", en: "Untrue" },
  true: { vi: "Tin xác thực", en: "Confirmed" },
} as const;

const WORDS = {
  vi: {
    corrections: "Đính chính",
    noCorrections: "Chưa có đính chính nào.",
    heard: "Có tin nói:",
    checked: "Đã hỏi lại ngày",
    source: "Nguồn",
    tell: "Nghe tin lạ, nhờ hỏi lại",
    tellHint: "Chỉ ghi điều nghe nói: không tên, không tài khoản, không số điện thoại, không liên kết.",
    send: "Nhờ hỏi lại",
    bulletins: "Bản tin",
    noBulletins: "Chưa có bản tin tuần này.",
    number: "Bản tin số",
    from: "phát từ",
    to: "đến",
    listen: "Nghe bản tin",
    until: "tính đến",
    urgent: "khẩn cấp",
    tips: "Trước khi chia sẻ một tin",
    tipList: [
      "Tin có nói nguồn và ngày không?",
      "Cơ quan y tế, Ủy ban nhân dân có nói vậy không?",
      "Đọc hết rồi mới chia sẻ; chưa chắc thì thôi.",
    ],
    elsewhere: "Tin về chuyện khác: xem tingia.gov.vn",
    call: "gọi",
    nobody: "Ở đây chỉ có tin, không có ai: không ghi ai nói, ai đăng.",
  },
  en: {
    corrections: "Corrections",
    noCorrections: "There are no corrections yet.",
    heard: "Some say:",
    checked: "Checked on",
    source: "Source",
    tell: "Heard something odd? Have it checked",
    tellHint: "Only what is said: no name, no account, no phone number, no link.",
    send: "Have it checked",
    bulletins: "Bulletins",
    noBulletins: "There is no bulletin this week yet.",
    number: "Bulletin no.",
    from: "aired from",
    to: "to",
    listen: "Listen to the bulletin",
    until: "as of",
    urgent: "urgent",
    tips: "Before you share",
    tipList: [
      "Does it name a source and a day?",
      "Does the health service or the people's committee say so?",
      "Read it all before you share; when in doubt, do not.",
    ],
    elsewhere: "About other matters: see tingia.gov.vn",
    call: "call",
    nobody: "There are only claims here and no people: who said or posted them is not kept.",
  },
} as const;

/** What the page tells. */
type AboutBulletins = Pick<RolloutConfig, "operator"> & {
  readonly locale: Locale;
  readonly today: Day;
  readonly bulletins: readonly ToldBulletin[];
  readonly corrections: readonly ToldCorrection[];
};

function correction({ id, label, claim, answer, source, day }: ToldCorrection, locale: Locale): Html {
  const words = WORDS[locale];
  return html`<article class="card" id="c-${id}">
<p><span class="tag">${LABELS[label][locale]}</span></p>
<p>${words.heard} ${claim[locale]}</p>
<p><strong>${answer[locale]}</strong></p>
<p class="small">${words.checked} ${showDay(day, locale)} · ${words.source}: ${source}</p>
</article>`;
}

function bulletin(one: ToldBulletin, locale: Locale): Html {
  const words = WORDS[locale];
  const english = locale === "en" && one.en.length > 0;
  const { audio } = one;
  return html`<article class="card">
<h3>${words.number} ${one.number}${one.priority === "urgent" && html` <span class="tag">${words.urgent}</span>`}</h3>
<p class="small">${words.from} ${showDay(one.firstDay, locale)} ${words.to} ${showDay(one.lastDay, locale)}</p>
${audio !== null && html`<p><audio controls preload="none" aria-label="${words.listen} ${one.number}" src="${audio.url}"></audio><span class="small"><a href="${audio.url}">${words.listen}</a> (${decimal(audio.bytes / 1_000_000, 1, locale)} MB)</span></p>`}
<div lang="${english ? "en" : "vi"}">${(english ? one.en : one.vi).map((text) => html`<p>${text}</p>`)}</div>
<p class="small">${words.source}: ${one.source}${one.cutOff !== null && html` · ${words.until} ${showInstant(one.cutOff, locale)}`}</p>
</article>`;
}

/** The page. Of bulletins only the newest stand whole, so that it stays small. */
export function bulletinsPage({ locale, operator, today, bulletins, corrections }: AboutBulletins): string {
  const words = WORDS[locale];
  const line = hotlineOn("rumours", today);
  const phone = line && parsePhone(line.number);
  return readingPage({
    locale,
    operator,
    path: "/bulletins",
    body: html`
<h2>${words.corrections}</h2>
${corrections.length > 0 ? corrections.slice(0, 12).map((one) => correction(one, locale)) : html`<p>${words.noCorrections}</p>`}
<p class="small">${words.nobody}</p>
<h3>${words.tell}</h3>
<form method="post" action="${addressIn(locale, "/bulletins/claim")}"><p><label for="heard">${words.tellHint}</label></p>
<p><textarea id="heard" name="heard" rows="3" minlength="5" maxlength="500" required></textarea></p><p><button class="plain">${words.send}</button></p></form>
<h3>${words.tips}</h3>
<ul>${words.tipList.map((tip) => html`<li>${tip}</li>`)}</ul>
<p><a href="https://tingia.gov.vn">${words.elsewhere}</a>${phone && html`, ${words.call} <a href="${phoneLink(phone)}">${showPhone(phone)}</a>`}</p>
<h2>${words.bulletins}</h2>
${bulletins.length > 0 ? bulletins.slice(0, 5).map((one) => bulletin(one, locale)) : html`<p>${words.noBulletins}</p>`}`,
  });
}
