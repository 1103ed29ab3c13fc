/** Transparency: who runs it, where the signed index and the source are, what this server holds and for how long. */
import { pairs } from "@bluezone/vietnamese/catalog";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer } from "@bluezone/vietnamese/number";
import type { RolloutConfig } from "../../config.ts";
import { html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import { HELD, type HeldKey } from "../transparency.ts";
import { readingPage } from "./reading-page.ts";
import { table } from "./words.ts";

const WORDS = pairs({
  keys: ["Danh sách khóa có chữ ký", "The signed list of keys"],
  keysText: [
    "Mọi máy tải cùng một danh sách; ai cũng tải và kiểm chữ ký được.",
    "Every phone fetches the same list; anybody can fetch it and check the signature.",
  ],
  index: ["Mục lục danh sách khóa", "Index of the list of keys"],
  config: ["Cấu hình có chữ ký", "Signed configuration"],
  source: ["Mã nguồn của đúng phiên bản này", "Source of exactly this version"],
  unnamed: ["Người vận hành chưa ghi địa chỉ.", "The operator has not named the address."],
  held: ["Máy chủ này giữ gì", "What this server holds"],
  what: ["Giữ gì", "What"],
  long: ["Bao lâu", "How long"],
  rows: ["Số dòng hôm nay", "Rows today"],
  forgotten: ["Tin nghe được đã xóa trong 30 ngày qua", "Claims deleted in the last 30 days"],
  never: [
    "Máy chủ này không có khóa, mã ngẫu nhiên, ca bệnh, người tiếp xúc hay người dân nào.",
    "This server has no key, identifier, case, contact or resident.",
  ],
  rumours: ["Đính chính", "Corrections"],
  "item.scans.what": ["Lượt quét mỗi điểm mỗi ngày, không ghi ai", "Scans of a placement by day, not who"],
  "item.scans.kept": [
    "theo ngày 90 ngày; sau đó tổng số tuần, không hạn",
    "by the day 90 days; then weekly totals, no end",
  ],
  "item.tallies.what": ["Lượt hỗ trợ, không tên, không số điện thoại", "Times of help, no name, no number"],
  "item.tallies.kept": ["90 ngày; sau đó tổng số tuần, không hạn", "90 days; then weekly totals, no end"],
  "item.claims.what": ["Tin nghe được, không ghi ai nói", "Claims, not who says them"],
  "item.claims.kept": ["30 ngày nếu không có đính chính", "30 days without a correction"],
  "item.numbers.what": ["Tổng số tuần của đơn vị", "Units' weekly totals"],
  "item.numbers.kept": ["không hạn", "no end"],
  "item.answers.what": [
    "Câu trả lời đã trộn ngẫu nhiên, cộng sẵn theo tuần",
    "Randomly mixed answers, summed by week",
  ],
  "item.answers.kept": ["không hạn", "no end"],
  "item.checklists.what": ["Bảng tự rà của điểm, không có người", "Places' own checklists, without people"],
  "item.checklists.kept": ["90 ngày", "90 days"],
  "item.venues.what": ["Điểm bán trong danh bạ", "Venues of the directory"],
  "item.venues.kept": ["đến khi rút ra", "until taken out"],
});

/** What the page tells. */
type AboutTransparency = Pick<RolloutConfig, "operator" | "keysUrl" | "publicUrl" | "sourceUrl"> & {
  readonly locale: Locale;
  readonly held: Readonly<Record<HeldKey, number>>;
  readonly forgotten: number;
};

/** The page. */
export function transparencyPage({
  locale,
  operator,
  publicUrl,
  keysUrl,
  sourceUrl,
  held,
  forgotten,
}: AboutTransparency): string {
  const words = WORDS[locale];
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/transparency",
    body: html`<h2>${words.keys}</h2>
<p>${words.keysText}</p>
${
  keysUrl === undefined
    ? html`<p class="card">${words.unnamed}</p>`
    : html`<ul><li><a href="${keysUrl}/exports/VN/index.txt">${words.index}</a></li><li><a href="${keysUrl}/v1/config">${words.config}</a></li></ul>`
}
<h2>${words.source}</h2>
${sourceUrl === undefined ? html`<p class="card">${words.unnamed}</p>` : html`<p><a href="${sourceUrl}">${sourceUrl}</a></p>`}
<h2>${words.held}</h2>
<p>${words.never}</p>
${table(
  words.held,
  [words.what, words.long, words.rows],
  HELD.map(({ key }) => {
    return [words[`item.${key}.what`], words[`item.${key}.kept`], integer(held[key], locale)];
  }),
)}
<p>${words.forgotten}: ${integer(forgotten, locale)}. <a href="${addressIn(locale, "/bulletins")}">${words.rumours}</a></p>`,
  });
}
