/**
 * The two texts of digests. Numbers alone: no name, no place, no illness. As many kinds are named as fit one message without
 * accents, three at the most; the others are summed.
 */
import { nfc, unaccent } from "@bluezone/vietnamese/fold";
import { smsSize } from "@bluezone/vietnamese/sms";
import type { DigestCounts } from "./carrier.ts";
import { CODE_MINUTES } from "./route.ts";

/** How many kinds are named; fewer where they do not fit. */
const NAMED = [3, 2, 1];

/** Words of a desk: what it is called within a sentence, and what is counted, behind its number. */
export type DigestWords = { readonly desk: string; readonly nouns: Readonly<Record<string, string>> };

const said = (text: string, accents: boolean): string => (accents ? nfc(text) : unaccent(nfc(text)));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The texts of a desk. */
export function digestTexts({ desk, nouns }: DigestWords) {
  return {
    /** "3 cuộc gọi, 2 tờ khai đang chờ (1 gấp). Mở bàn y tế: https://…/desk". `kinds` has at least one. */
    digestText(
      { kinds, pressing }: DigestCounts,
      { url, accents }: { readonly url: string; readonly accents: boolean },
    ): string {
      const late = pressing > 0 ? ` (${pressing} gấp)` : "";
      const naming = (named: number): string => {
        const others = kinds.slice(named).reduce((sum, { count }) => sum + count, 0);
        const parts = [
          ...kinds.slice(0, named).map(({ kind, count }) => `${count} ${nouns[kind] ?? "việc"}`),
          ...(others > 0 ? [`${others} việc khác`] : []),
        ];
        return `${parts.join(", ")} đang chờ${late}. Mở ${desk}: ${url}/desk`;
      };
      const texts = NAMED.map(naming);
      return said(texts.find((text) => smsSize(unaccent(nfc(text))).parts === 1) ?? naming(1), accents);
    },
    /** With the code that confirms a number. */
    digestCodeText: (code: string, accents: boolean): string =>
      said(
        `${capital(desk)}: mã xác nhận số nhận tin báo việc là ${code}, dùng trong ${CODE_MINUTES} phút. Không phải bạn xin thì bỏ qua.`,
        accents,
      ),
  };
}
