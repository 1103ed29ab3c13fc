/** Bulletins with their sound, and corrections. */
import type { ToldBulletin, ToldCorrection } from "@bluezone/contract/rollout/local";
import { hotlineOn } from "@bluezone/policy/hotline";
import type { Day } from "@bluezone/protocol/time";
import { pairs } from "@bluezone/vietnamese/catalog";
import { both } from "@bluezone/vietnamese/labels/both";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import type { Locale } from "@bluezone/vietnamese/locale";
import { decimal } from "@bluezone/vietnamese/number";
import { parsePhone, phoneLink, showPhone } from "@bluezone/vietnamese/phone";
import type { RolloutConfig } from "../../config.ts";
import { type Html, html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import { PLAYER_PATH, player } from "../offline/player.ts";
import { readingPage } from "./reading-page.ts";
import { showDay, showInstant } from "./words.ts";

/** The labels of corrections, as tingia.gov.vn has them. */
const LABELS = {
  fake: { vi: "Tin giả", en: "False news" },
  wrong: { vi: "Tin sai sự thật", en: "Untrue" },
  true: { vi: "Tin xác thực", en: "Confirmed" },
} as const;

const WORDS = pairs({
  corrections: ["Đính chính", "Corrections"],
  noCorrections: ["Chưa có đính chính nào.", "There are no corrections yet."],
  heard: ["Có tin nói:", "Some say:"],
  checked: ["Đã hỏi lại ngày", "Checked on"],
  source: both(FIELDS, "source"),
  tell: ["Nghe tin lạ, nhờ hỏi lại", "Heard something odd? Have it checked"],
  tellHint: [
    "Chỉ ghi điều nghe nói: không tên, không tài khoản, không số điện thoại, không liên kết.",
    "Only what is said: no name, no account, no phone number, no link.",
  ],
  send: ["Nhờ hỏi lại", "Have it checked"],
  bulletins: ["Bản tin", "Bulletins"],
  noBulletins: ["Chưa có bản tin tuần này.", "There is no bulletin this week yet."],
  number: ["Bản tin số", "Bulletin no."],
  from: ["phát từ", "aired from"],
  to: ["đến", "to"],
  listen: ["Nghe bản tin số", "Listen to bulletin no."],
  file: ["Mở tệp âm thanh", "Open the sound file"],
  until: ["tính đến", "as of"],
  urgent: both(VALUES, "urgent"),
  tips: ["Trước khi chia sẻ một tin", "Before you share"],
  "tip.1": ["Tin có nói nguồn và ngày không?", "Does it name a source and a day?"],
  "tip.2": [
    "Cơ quan y tế, Ủy ban nhân dân có nói vậy không?",
    "Does the health service or the people's committee say so?",
  ],
  "tip.3": [
    "Đọc hết rồi mới chia sẻ; chưa chắc thì thôi.",
    "Read it all before you share; when in doubt, do not.",
  ],
  elsewhere: ["Tin về chuyện khác: xem tingia.gov.vn", "About other matters: see tingia.gov.vn"],
  call: both(VALUES, "call"),
  nobody: [
    "Ở đây chỉ có tin, không có ai: không ghi ai nói, ai đăng.",
    "There are only claims here and no people: who said or posted them is not kept.",
  ],
});

/** What the page tells. */
type AboutBulletins = Pick<RolloutConfig, "operator" | "province" | "publicUrl"> & {
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
${audio !== null && html`${player(audio, `${words.listen} ${one.number}`, locale)}<p class="small"><a href="${audio.url}">${words.file}</a> (${decimal(audio.bytes / 1_000_000, 1, locale)} MB)</p>`}
<div lang="${english ? "en" : "vi"}">${(english ? one.en : one.vi).map((text) => html`<p>${text}</p>`)}</div>
<p class="small">${words.source}: ${one.source}${one.cutOff !== null && html` · ${words.until} ${showInstant(one.cutOff, locale)}`}</p>
</article>`;
}

/** The page. Of bulletins only the newest stand whole, so that it stays small. */
export function bulletinsPage({
  locale,
  operator,
  publicUrl,
  province,
  today,
  bulletins,
  corrections,
}: AboutBulletins): string {
  const words = WORDS[locale];
  const line = hotlineOn(province.hotlines, "rumours", today);
  const phone = line && parsePhone(line.number);
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/bulletins",
    body: html`
<h2>${words.corrections}</h2>
${corrections.length > 0 ? corrections.slice(0, 12).map((one) => correction(one, locale)) : html`<p>${words.noCorrections}</p>`}
<p class="small">${words.nobody}</p>
<h3>${words.tell}</h3>
<form method="post" action="${addressIn(locale, "/bulletins/claim")}"><p><label for="heard">${words.tellHint}</label></p>
<p><textarea id="heard" name="heard" rows="3" minlength="5" maxlength="500" required></textarea></p><p><button class="plain">${words.send}</button></p></form>
<h3>${words.tips}</h3>
<ul>${([1, 2, 3] as const).map((n) => html`<li>${words[`tip.${n}`]}</li>`)}</ul>
<p><a href="https://tingia.gov.vn">${words.elsewhere}</a>${phone && html`, ${words.call} <a href="${phoneLink(phone)}">${showPhone(phone)}</a>`}</p>
<h2>${words.bulletins}</h2>
${bulletins.length > 0 ? bulletins.slice(0, 5).map((one) => bulletin(one, locale)) : html`<p>${words.noBulletins}</p>`}
${bulletins.some(({ audio }) => audio !== null) && html`<script src="${PLAYER_PATH}" defer></script>`}`,
  });
}
