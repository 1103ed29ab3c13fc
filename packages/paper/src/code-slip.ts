/**
 * A slip with a verification code, for whoever has no message or no smartphone: made when the code is issued and kept by
 * nobody but the person who gets it. It names no person and says no result.
 */
import { dayOf, type Instant, wallTime } from "@bluezone/protocol/time";
import { showCode } from "@bluezone/vietnamese/code";
import { clockPhrase, dayMonth } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";
import { checkText, PaperLimit } from "./limit.ts";
import { LOOK } from "./look.ts";
import { ILLUSTRATIVE } from "./official-form.ts";
import { qrCode } from "./qr.ts";
import { type Typeset, typeset } from "./typst.ts";

/** What a slip says. */
export interface CodeSlip {
  /** The link with the code; it is drawn as a QR code and printed, because its last 16 characters can be typed. */
  readonly link: string;
  /** When the link ends; told rounded down to the hour, so that it is never too late. */
  readonly until: Instant;
  /** 8 digits, and when they end. */
  readonly shortCode: string;
  readonly shortUntil: Instant;
  /** "Trạm Y tế xã Vĩnh Hanh", up to 80 characters. */
  readonly station: string;
  /** Where one can ask, up to 20 characters. */
  readonly hotline: string;
  /** "AG-0217", up to 20 characters: by it the station finds the slip's record, nobody else does. */
  readonly caseNumber: string;
  readonly illustrative: boolean;
}

const WORDS: Readonly<
  Record<Locale, (slip: CodeSlip, ends: { readonly link: string; readonly digits: string }) => object>
> = {
  vi: ({ hotline }, { link, digits }) => ({
    title: "Mã báo cho người đã ở gần",
    lead: "Có mã này, điện thoại báo được cho người đã ở gần bạn. Không bắt buộc. Không gửi tên, số điện thoại hay nơi đã đến.",
    scan: `Soi bằng máy ảnh, đến ${link}`,
    digits: `Hoặc gõ 8 số này, đến ${digits}`,
    steps: [
      "Mở máy ảnh của điện thoại, soi vào mã QR, bấm liên kết hiện ra.",
      "Không soi được: mở Bluezone, bấm «Tôi có mã», gõ 8 số.",
      "Xem những gì sẽ gửi, rồi bấm «Chia sẻ».",
    ],
    without: "Không dùng điện thoại thông minh",
    advice: [
      "Khi trạm gọi, kể giúp đã ở gần ai trong những ngày qua. Trạm không nói tên bạn với họ.",
      "Làm theo hướng dẫn của trạm; mỗi ngày xem có sốt, ho, khó thở.",
      "Khó thở, đau tức ngực, tím môi: gọi 115.",
    ],
    ask: `Hỏi: ${hotline}. Mã chỉ dùng một lần. Không đưa phiếu này cho người khác.`,
  }),
  en: ({ hotline }, { link, digits }) => ({
    title: "Code to tell people you were near",
    text: `Point the phone’s own camera at the QR (until ${link}) and open its link, or in Bluezone tap “I have a code” and type the 8 digits (until ${digits}); see what will be sent, tap “Share”. It is voluntary; no name, number or place is sent. No smartphone: when the station calls, tell them whom you were near; they do not give your name. Hard to breathe, chest pain, blue lips: call 115. Questions: ${hotline}.`,
  }),
};

/** "18 giờ 22/12". `whole` rounds down to the hour. */
function ends(at: Instant, locale: Locale, whole: boolean): string {
  const { hour, minute } = wallTime(at, "vietnam");
  return `${clockPhrase({ hour, minute: whole ? 0 : minute }, locale)} ${dayMonth(dayOf(at, "vietnam"), "vi")}`;
}

/** Lays a slip out on A5. Throws PaperLimit when a text is missing or too long, RangeError for a link that is none. */
export function layOutSlip(slip: CodeSlip): Typeset {
  checkText("station", slip.station, 80, 1);
  checkText("hotline", slip.hotline, 20, 1);
  checkText("caseNumber", slip.caseNumber, 20, 1);
  checkText("link", slip.link, 120, 10);
  if (!/^https?:\/\/[\w.:/~#=-]+$/.test(slip.link)) throw new RangeError("link must be a plain web address");
  if (!/^\d{8}$/.test(slip.shortCode)) throw new RangeError("a short code has 8 digits");
  const { modules, svg } = qrCode(slip.link);
  const words = (locale: Locale) =>
    WORDS[locale](slip, {
      link: ends(slip.until, locale, true),
      digits: ends(slip.shortUntil, locale, false),
    });
  const set = typeset("code-slip", {
    look: LOOK,
    vi: words("vi"),
    en: words("en"),
    qr: { modules, svg },
    address: slip.link.replace(/^https?:\/\//, ""),
    digits: showCode(slip.shortCode),
    foot: `${slip.station} · ${slip.caseNumber}`,
    illustrative: slip.illustrative ? ILLUSTRATIVE : "",
  });
  if (set.pages !== 1) throw new PaperLimit("does_not_fit", `a slip is one page, not ${set.pages}`);
  return set;
}

/** A slip as PDF. Throws as `layOutSlip`. */
export const codeSlip = (slip: CodeSlip): Uint8Array => layOutSlip(slip).pdf();
