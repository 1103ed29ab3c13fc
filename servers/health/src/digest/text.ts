/**
 * The two texts of digests. Numbers alone: no name, no place, no illness. As many kinds are named as fit one message without
 * accents, three at the most; the others are summed.
 */
import type { Waiting } from "@bluezone/contract/health/waiting";
import type { DigestCounts } from "@bluezone/desk/digest/carrier";
import { CODE_MINUTES } from "@bluezone/desk/digest/route";
import { nfc, unaccent } from "@bluezone/vietnamese/fold";
import { smsSize } from "@bluezone/vietnamese/sms";

/** How many kinds are named; fewer where they do not fit. */
const NAMED = [3, 2, 1];

/** What is counted, behind its number. */
const NOUNS: Readonly<Record<Waiting, string>> = {
  quarantineUnwell: "người cách ly cần xem",
  callbacks: "cuộc gọi",
  casesWithoutCode: "ca chưa có mã",
  codesWaiting: "mã chưa đến",
  codesEnding: "mã sắp hết hạn",
  casesUninterviewed: "ca chưa phỏng vấn",
  handOvers: "ca chờ nhận",
  careRequests: "đề nghị về hồ sơ",
  careAnswered: "hồ sơ vừa đến",
  contactsUnclassed: "người chờ xếp loại",
  clustersGrown: "chùm ca vừa tăng",
  followUps: "việc theo dõi",
  quarantineRounds: "lượt ghi nhiệt độ",
  quarantineDue: "giấy hết cách ly",
  quarantineChanged: "ngày cách ly phải đổi",
  adviceWaiting: "lời nhờ hướng dẫn",
  declarationsWaiting: "tờ khai",
  filesWithFaults: "tệp kết quả có lỗi",
  dataRequests: "yêu cầu về dữ liệu",
};

const said = (text: string, accents: boolean): string => (accents ? nfc(text) : unaccent(nfc(text)));

/** "3 cuộc gọi, 2 tờ khai đang chờ (1 gấp). Mở bàn y tế: https://…/desk". `kinds` has at least one. */
export function digestText(
  { kinds, pressing }: DigestCounts,
  { url, accents }: { readonly url: string; readonly accents: boolean },
): string {
  const late = pressing > 0 ? ` (${pressing} gấp)` : "";
  const naming = (named: number): string => {
    const others = kinds.slice(named).reduce((sum, { count }) => sum + count, 0);
    const parts = [
      ...kinds.slice(0, named).map(({ kind, count }) => `${count} ${NOUNS[kind as Waiting]}`),
      ...(others > 0 ? [`${others} việc khác`] : []),
    ];
    return `${parts.join(", ")} đang chờ${late}. Mở bàn y tế: ${url}/desk`;
  };
  const texts = NAMED.map(naming);
  return said(texts.find((text) => smsSize(unaccent(nfc(text))).parts === 1) ?? naming(1), accents);
}

/** With the code that confirms a number. */
export const digestCodeText = (code: string, accents: boolean): string =>
  said(
    `Bàn y tế: mã xác nhận số nhận tin báo việc là ${code}, dùng trong ${CODE_MINUTES} phút. Không phải bạn xin thì bỏ qua.`,
    accents,
  );
