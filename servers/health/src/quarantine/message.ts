/** The two texts of quarantine, as they were written for the people who get them. Without accents they cost half. */
import { addDays, type Day } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import { nfc, unaccent } from "@bluezone/vietnamese/fold";
import { capital } from "@bluezone/vietnamese/labels/case";

const said = (text: string, accents: boolean): string => (accents ? nfc(text) : unaccent(nfc(text)));

/** With the link for one's own entries. `hotline` as it is shown, `serious` the symptoms with which 115 is called at once. */
export const dayLogText = (
  {
    day,
    days,
    link,
    hotline,
    serious,
  }: Record<"day" | "days", number> & Record<"link" | "hotline" | "serious", string>,
  accents: boolean,
): string =>
  said(
    `Cách ly ngày ${day} trên ${days}. Ghi nhiệt độ, sức khỏe hôm nay: ${link}. ${capital(serious)} gọi 115. Hỏi: ${hotline}`,
    accents,
  );

/** At the end, with the link to the release paper. `lastDay` is the last day in quarantine. */
export const releaseText = (
  { lastDay, link }: { readonly lastDay: Day; readonly link: string },
  accents: boolean,
): string =>
  said(
    `Hết cách ly từ 0 giờ ${dayMonth(addDays(lastDay, 1), "vi")}. Giấy hoàn thành cách ly: ${link} hoặc nhận tại trạm. Cảm ơn đã giữ gìn cho cả xóm.`,
    accents,
  );
