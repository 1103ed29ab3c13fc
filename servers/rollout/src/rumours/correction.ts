/** A correction as an item of a bulletin: the claim once, the answer, what to do. */
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import type { RumourAnswer } from "@bluezone/contract/rollout/rumours";

/** Longest item of a bulletin, in characters. */
const LONGEST = 600;
const SAYS = {
  vi: { fake: "đó là tin giả", wrong: "điều đó không đúng", true: "điều đó có thật" },
  en: { fake: "that is false news", wrong: "that is not so", true: "that is true" },
} as const;
const bare = (text: string): string => text.trim().replace(/(?<![.…\s])[.…\s]+$/u, "");

/** "có người nghe nói …; đã hỏi lại, điều đó không đúng: …", cut to what an item holds. */
export function correctionItem({ label, claim, answer, source }: RumourAnswer): Content["items"][number] {
  const vi = `có tin nói rằng ${bare(claim.vi)}; đã hỏi lại, ${SAYS.vi[label]}: ${bare(answer.vi)}.`;
  const en = `some say that ${bare(claim.en)}; we asked, and ${SAYS.en[label]}: ${bare(answer.en)}.`;
  return { kind: "own", vi: fitting(vi), en: fitting(en), source };
}

/** Cut behind the last whole word that leaves room for the dots. */
function fitting(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST).replace(/\s+\S*$/u, "")}…`;
}
