/** The page behind a placement's code, and the one for a code that is none. */
import { KEY_MESSAGE_AID } from "@bluezone/paper/sheet-words";
import { hotlineOn } from "@bluezone/policy/hotline";
import { D55 } from "@bluezone/policy/key-message";
import type { Day } from "@bluezone/protocol/time";
import { showCode } from "@bluezone/vietnamese/code";
import type { Locale } from "@bluezone/vietnamese/locale";
import { parsePhone, phoneLink, showPhone } from "@bluezone/vietnamese/phone";
import type { RolloutConfig } from "../../config.ts";
import { type Html, html } from "../../page/html.ts";
import { addressIn, page } from "../../page/page.ts";
import type { PublicPlacement } from "./store.ts";
import { WORDS } from "./words.ts";

/** What the pages are made of beside their words. */
export type About = Pick<RolloutConfig, "androidUrl" | "iosUrl" | "operator" | "province" | "publicUrl"> & {
  readonly locale: Locale;
  readonly today: Day;
};

/** "số liệu minh họa", which marks what is made up. */
const ILLUSTRATIVE = { vi: "số liệu minh họa", en: "illustrative data" } as const;

function keyMessage(locale: Locale): Html {
  return html`<p class="key" lang="vi">${D55}</p>${locale === "en" && html`<p class="small">${KEY_MESSAGE_AID}</p>`}`;
}

function hotline({ locale, province, today }: About): Html | undefined {
  const found = hotlineOn(province.hotlines, "health", today);
  const phone = found && parsePhone(found.number);
  if (!found || !phone) return undefined;
  return html`<p>${WORDS[locale].ask} <a href="${phoneLink(phone)}">${showPhone(phone)}</a> (${found.owner[locale]})</p>`;
}

/** Both buttons, whatever the phone says it is; the steps; the key message; that it is one's own choice. */
export function install(about: About): Html {
  const { locale, androidUrl, iosUrl } = about;
  const words = WORDS[locale];
  const button = (to: string | undefined, name: string): Html | undefined =>
    to === undefined ? undefined : html`<a class="button" href="${to}">${name}</a>`;
  const buttons = [button(androidUrl, words.android), button(iosUrl, words.iphone)].filter(
    (one) => one !== undefined,
  );
  return html`
${
  buttons.length > 0
    ? html`<div class="buttons">${buttons}</div><ol>${([1, 2, 3] as const).map((n) => html`<li>${words[`step.${n}`]}</li>`)}</ol>`
    : html`<p class="card">${words.notInStore}</p>`
}
${keyMessage(locale)}
<p>${words.free}</p>
${hotline(about)}`;
}

/** The address of a placement's page as it is printed on its sheet. */
const printed = (publicUrl: string, path: string): string =>
  `${publicUrl}${path}`.replace(/^https?:\/\//, "");

function whereItHangs(
  about: About,
  { code, name, route, terminal, spot, illustrative }: PublicPlacement,
): Html {
  const words = WORDS[about.locale];
  const path = `/i/${code}`;
  return html`
<section class="card" aria-labelledby="where">
<h2 id="where">${words.whereTitle}</h2>
<p>${words.where} <strong>${[name, terminal, route, spot].filter((one) => one !== "").join(" · ")}</strong>${illustrative && html` (${ILLUSTRATIVE[about.locale]})`}</p>
<p>${words.address} ${printed(about.publicUrl, path)} (<span class="code">${showCode(code)}</span>)</p>
<p>${words.otherPlace}</p>
<form method="post" action="${addressIn(about.locale, path)}/elsewhere"><button class="plain">${words.tell}</button></form>
</section>
<p class="small">${words.counts}</p>`;
}

/** The install page of a placement. */
export function installPage(about: About, placement: PublicPlacement): string {
  const { locale, operator } = about;
  return page({
    locale,
    operator,
    path: `/i/${placement.code}`,
    title: WORDS[locale].title,
    body: html`${install(about)}${whereItHangs(about, placement)}`,
  });
}

/** The page for a code that is not there: it says so, and helps all the same. */
export function unknownPage(about: About): string {
  const { locale, operator } = about;
  const words = WORDS[locale];
  return page({
    locale,
    operator,
    path: "/i/",
    title: words.unknown,
    body: html`<p>${words.unknownText}</p>${install(about)}`,
  });
}

/** The page after somebody said that they stand somewhere else. */
export function toldPage(about: About, code: string): string {
  const { locale, operator } = about;
  const words = WORDS[locale];
  return page({
    locale,
    operator,
    path: `/i/${code}`,
    title: words.told,
    body: html`<p>${words.toldText}</p><p><a href="${addressIn(locale, `/i/${code}`)}">${words.back}</a></p>`,
  });
}
