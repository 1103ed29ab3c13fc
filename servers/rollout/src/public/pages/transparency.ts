/** Transparency: who runs it, where the signed index and the source are, what this server holds and for how long. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer } from "@bluezone/vietnamese/number";
import type { RolloutConfig } from "../../config.ts";
import { html } from "../../page/html.ts";
import { addressIn } from "../../page/page.ts";
import { HELD, type HeldKey } from "../transparency.ts";
import { readingPage } from "./reading-page.ts";
import { table } from "./words.ts";

type HoldingLine = { readonly what: string; readonly kept: string };
const WORDS = {
  vi: {
    keys: "Danh sách khóa có chữ ký",
    keysText: "Mọi máy tải cùng một danh sách; ai cũng tải và kiểm chữ ký được.",
    index: "Mục lục danh sách khóa",
    config: "Cấu hình có chữ ký",
    source: "Mã nguồn của đúng phiên bản này",
    unnamed: "Người vận hành chưa ghi địa chỉ.",
    held: "Máy chủ này giữ gì",
    what: "Giữ gì",
    long: "Bao lâu",
    rows: "Số dòng hôm nay",
    forgotten: "Tin nghe được đã xóa trong 30 ngày qua",
    never: "Máy chủ này không có khóa, mã ngẫu nhiên, ca bệnh, người tiếp xúc hay người dân nào.",
    rumours: "Đính chính",
    items: {
      scans: {
        what: "Lượt quét mỗi điểm mỗi ngày, không ghi ai",
        kept: "theo ngày 90 ngày; sau đó tổng số tuần, không hạn",
      },
      tallies: {
        what: "Lượt hỗ trợ, không tên, không số điện thoại",
        kept: "90 ngày; sau đó tổng số tuần, không hạn",
      },
      claims: { what: "Tin nghe được, không ghi ai nói", kept: "30 ngày nếu không có đính chính" },
      numbers: { what: "Tổng số tuần của đơn vị", kept: "không hạn" },
      answers: { what: "Câu trả lời đã trộn ngẫu nhiên, cộng sẵn theo tuần", kept: "không hạn" },
      checklists: { what: "Bảng tự rà của điểm, không có người", kept: "90 ngày" },
      venues: { what: "Điểm bán trong danh bạ", kept: "đến khi rút ra" },
    } satisfies Readonly<Record<HeldKey, HoldingLine>>,
  },
  en: {
    keys: "The signed list of keys",
    keysText: "Every phone fetches the same list; anybody can fetch it and check the signature.",
    index: "Index of the list of keys",
    config: "Signed configuration",
    source: "Source of exactly this version",
    unnamed: "The operator has not named the address.",
    held: "What this server holds",
    what: "What",
    long: "How long",
    rows: "Rows today",
    forgotten: "Claims deleted in the last 30 days",
    never: "This server has no key, identifier, case, contact or resident.",
    rumours: "Corrections",
    items: {
      scans: {
        what: "Scans of a placement by day, not who",
        kept: "by the day 90 days; then weekly totals, no end",
      },
      tallies: { what: "Times of help, no name, no number", kept: "90 days; then weekly totals, no end" },
      claims: { what: "Claims, not who says them", kept: "30 days without a correction" },
      numbers: { what: "Units' weekly totals", kept: "no end" },
      answers: { what: "Randomly mixed answers, summed by week", kept: "no end" },
      checklists: { what: "Places' own checklists, without people", kept: "90 days" },
      venues: { what: "Venues of the directory", kept: "until taken out" },
    } satisfies Readonly<Record<HeldKey, HoldingLine>>,
  },
} as const;

/** What the page tells. */
type AboutTransparency = Pick<RolloutConfig, "operator" | "keysUrl" | "sourceUrl"> & {
  readonly locale: Locale;
  readonly held: Readonly<Record<HeldKey, number>>;
  readonly forgotten: number;
};

/** The page. */
export function transparencyPage({
  locale,
  operator,
  keysUrl,
  sourceUrl,
  held,
  forgotten,
}: AboutTransparency): string {
  const words = WORDS[locale];
  return readingPage({
    locale,
    operator,
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
    const { what, kept } = words.items[key];
    return [what, kept, integer(held[key], locale)];
  }),
)}
<p>${words.forgotten}: ${integer(forgotten, locale)}. <a href="${addressIn(locale, "/bulletins")}">${words.rumours}</a></p>`,
  });
}
