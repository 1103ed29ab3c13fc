/** The venue directory: districts with counts, and lists, sixty venues a page and one address each. */
import type { ToldVenue } from "@bluezone/contract/rollout/local";
import { VENUE_FILTERS, type VenueFilter } from "@bluezone/contract/rollout/venues";
import { pairs, type Words } from "@bluezone/vietnamese/catalog";
import { both } from "@bluezone/vietnamese/labels/both";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer } from "@bluezone/vietnamese/number";
import { parsePhone, phoneLink, showPhone } from "@bluezone/vietnamese/phone";
import type { RolloutConfig } from "../../config.ts";
import { type Html, html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import { readingPage } from "./reading-page.ts";
import { ILLUSTRATIVE, table } from "./words.ts";

/** Venues of one page. */
const VENUES_A_PAGE = 60;
/** What a list can hold: all, or those of a filter. */
type VenueList = "all" | VenueFilter;
const LISTS: readonly VenueList[] = ["all", ...VENUE_FILTERS];

const WORDS = pairs({
  intro: [
    "Nơi mua bán ít phải đến: trả tiền không dùng tiền mặt, đặt qua mạng, đặt qua điện thoại, giao tận nơi. Do điểm bán tự khai.",
    "Places where you need not come or pay cash: paying without cash, ordering online or by phone, delivery. As the venues themselves say.",
  ],
  empty: ["Chưa có điểm bán nào ở đây.", "There are no venues here yet."],
  district: both(FRAME, "district"),
  "list.all": both(FIELDS, "all"),
  "list.cashless": ["Không tiền mặt", "Without cash"],
  "list.online": ["Đặt qua mạng", "Order online"],
  "list.phone": ["Đặt qua điện thoại", "Order by phone"],
  "list.delivery": ["Giao tận nơi", "Delivery"],
  order: ["Đặt qua điện thoại:", "Order by phone:"],
  web: ["Đặt qua mạng:", "Order online:"],
  pay: ["Trả tiền:", "Pay by:"],
  bring: ["Giao hàng:", "Delivery:"],
  next: ["Trang sau", "Next page"],
  before: ["Trang trước", "Page before"],
  back: ["Về danh bạ điểm bán", "Back to the directory"],
  filters: ["Lọc", "Filter"],
  data: ["Tải danh sách", "Download the list"],
});

/** Ways of paying; a way that has no words is shown as it is entered. */
const WAYS: Words = pairs({
  bank: both(VALUES, "bankTransfer"),
  qr: both(VALUES, "qrCode"),
  wallet: both(VALUES, "eWallet"),
  card: both(VALUES, "card"),
});

type Common = Pick<RolloutConfig, "operator" | "publicUrl"> & { readonly locale: Locale };

/** "cashless-2" is the second page of that list; undefined for what is none. */
export function readList(name: string): { readonly list: VenueList; readonly number: number } | undefined {
  const [, list, page = "1"] = /^([a-z]+)(?:-([2-9]|[1-9]\d{1,2}))?$/.exec(name) ?? [];
  return LISTS.includes(list as VenueList) ? { list: list as VenueList, number: Number(page) } : undefined;
}

const address = (district: string, list: VenueList, number = 1): `/${string}` =>
  `/venues/${district}/${list}${number > 1 ? `-${number}` : ""}`;

/** Counts of a district, named. */
type CountedDistrict = { readonly code: string; readonly name: string } & Readonly<Record<VenueList, number>>;

/** The directory. */
export function venuesPage(
  { locale, operator, publicUrl }: Common,
  districts: readonly CountedDistrict[],
): string {
  const words = WORDS[locale];
  const link = (district: CountedDistrict, list: VenueList): Html | string =>
    district[list] === 0
      ? "0"
      : html`<a href="${addressIn(locale, address(district.code, list))}">${integer(district[list], locale)}</a>`;
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/venues",
    body: html`<p>${words.intro}</p>
${
  districts.length === 0
    ? html`<p class="card">${words.empty}</p>`
    : table(
        words.district,
        [words.district, ...LISTS.map((list) => words[`list.${list}`])],
        districts.map((district) => [district.name, ...LISTS.map((list) => link(district, list))]),
        { figures: true },
      )
}`,
  });
}

function venue(
  { name, place, cashless, online, orderPhone, delivery, illustrative }: ToldVenue,
  locale: Locale,
): Html {
  const words = WORDS[locale];
  const phone = orderPhone === null ? undefined : parsePhone(orderPhone);
  const ways = cashless.map((way) => WAYS[locale][way] ?? way).join(", ");
  return html`<li><strong>${name}</strong>${illustrative && html` (${ILLUSTRATIVE[locale]})`}<br>${place}${
    ways !== "" && html`<br>${words.pay} ${ways}`
  }${phone && html`<br>${words.order} <a href="${phoneLink(phone)}">${showPhone(phone)}</a>`}${
    online !== null &&
    html`<br>${words.web} <a href="${online}" rel="noreferrer nofollow">${new URL(online).hostname}</a>`
  }${delivery.length > 0 && html`<br>${words.bring} ${delivery.join(", ")}`}</li>`;
}

/** One page of a district's list. */
export function venueListPage(
  { locale, operator, publicUrl }: Common,
  { code, name }: { readonly code: string; readonly name: string },
  { list, number }: { readonly list: VenueList; readonly number: number },
  venues: readonly ToldVenue[],
): string {
  const words = WORDS[locale];
  const here = venues.slice((number - 1) * VENUES_A_PAGE, number * VENUES_A_PAGE);
  const turn = (to: number, label: string) =>
    html`<a href="${addressIn(locale, address(code, list, to))}">${label}</a> `;
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: address(code, list, number),
    under: "/venues",
    title: `${name}: ${words[`list.${list}`]}`,
    body: html`<nav class="ways" aria-label="${words.filters}">${LISTS.map((one) =>
      one === list
        ? html`<span aria-current="true">${words[`list.${one}`]}</span>`
        : html`<a href="${addressIn(locale, address(code, one))}">${words[`list.${one}`]}</a>`,
    )}</nav>
${here.length === 0 ? html`<p class="card">${words.empty}</p>` : html`<ul>${here.map((one) => venue(one, locale))}</ul>`}
<p>${number > 1 && turn(number - 1, words.before)}${venues.length > number * VENUES_A_PAGE && turn(number + 1, words.next)}<a href="/data/venues.csv">${words.data}</a></p>
<p><a href="${addressIn(locale, "/venues")}">${words.back}</a></p>`,
  });
}
