/** What the command says of a share: Vietnamese first, English below; and the same as data. */
import type { PhoneState } from "@bluezone/device/state";
import { type Day, isoDay } from "@bluezone/protocol/time";
import type { Both } from "../said.ts";
import { CONSENT_BY_LINE, operatorOf, SHARED_FOR } from "./consent.ts";
import { refusedText, SHARE, standing } from "./page/words.ts";
import { momentText } from "./said-time.ts";

type Share = PhoneState["share"];
type Ready = Extract<Share, { is: "ready" }>;

/** What a share would send and what it never does, as data. */
const wouldSend = ({ testType, onset }: Ready) => ({
  sends: { dayKeysOfDays: SHARED_FOR, onset, testType },
  never: ["names", "numbers", "places", "who was near"],
});

/** The answer as data: where the share stands; while it waits for consent, what would be sent; why another entry was turned down. */
export const shareJson = (share: Share, refused?: string) => ({
  ...share,
  ...(share.is === "ready" ? wouldSend(share) : {}),
  ...(refused === undefined ? {} : { entryRefused: refused }),
});

const onsetText = (onset: Ready["onset"]): Both => {
  if (onset === null) return { vi: "chưa biết: thêm --onset", en: "not known yet: add --onset" };
  if (onset === "none") return { vi: "không có triệu chứng", en: "no symptoms" };
  if (onset === "unknown") return { vi: "không nhớ", en: "not sure" };
  return { vi: isoDay(onset.day), en: isoDay(onset.day) };
};

function readyText(share: Ready, health: string, bounds: { readonly first: Day; readonly last: Day }): Both {
  const [until, onset, operator] = [momentText(share.until), onsetText(share.onset), operatorOf(health)];
  const asks = share.onset === null ? ` --onset DATE|none|unknown` : "";
  const days = `${isoDay(bounds.first)} … ${isoDay(bounds.last)}`;
  return {
    vi: [
      `Mã tốt (${share.testType}). Chưa gửi khóa nào. Dùng được đến ${until.vi}.`,
      "Sẽ gửi:",
      `  khóa ngày của ${SHARED_FOR} ngày qua`,
      `  ngày có triệu chứng: ${onset.vi}`,
      `  loại xét nghiệm: ${share.testType}`,
      SHARE.notSent.vi,
      SHARE.onePerson.vi,
      CONSENT_BY_LINE.vi(operator.vi, SHARED_FOR),
      `Đồng ý thì gọi lại với: --agree${asks}${asks && ` (DATE từ ${days})`}`,
    ].join("\n"),
    en: [
      `The code is good (${share.testType}). No key was sent. It works until ${until.en}.`,
      "Would be sent:",
      `  the day keys of the last ${SHARED_FOR} days`,
      `  the onset date: ${onset.en}`,
      `  the test type: ${share.testType}`,
      SHARE.notSent.en,
      SHARE.onePerson.en,
      CONSENT_BY_LINE.en(operator.en, SHARED_FOR),
      `To agree, call this again with: --agree${asks}${asks && ` (DATE from ${days})`}`,
    ].join("\n"),
  };
}

/** The answer for a person. `refused`: why another entry was turned down, while `share` is of the code that is kept. */
export function shareAnswer(
  share: Share,
  health: string,
  bounds: { readonly first: Day; readonly last: Day },
  refused?: string,
): string {
  const stands = standing(share)?.[1];
  const { vi, en } = share.is === "ready" ? readyText(share, health, bounds) : (stands ?? { vi: "", en: "" });
  const before = refused === undefined ? undefined : refusedText(refused);
  const said = (lang: "vi" | "en", text: string) =>
    before === undefined ? text : `${before[lang]}\n${SHARE.kept[lang]}\n${text}`;
  return `${said("vi", vi)}\n\n${said("en", en)}`;
}
