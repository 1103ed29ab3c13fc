/** What can be written to the health station, where, and how far the newest of each is. */
import type { MessageKind } from "@bluezone/device/message";
import type { PhoneState } from "@bluezone/device/state";
import type { Words } from "../../words/words.tsx";

/** The letters that have a screen of their own; `key`: their part of keys under `letters:tab`. */
export const LETTERS = [
  { kind: "callback", key: "callback", path: "/callback" },
  { kind: "declaration", key: "declare", path: "/declare" },
  { kind: "advice", key: "advice", path: "/advice" },
] as const;

const newest = ({ letters }: PhoneState, kind: MessageKind) =>
  letters.find((letter) => letter.kind === kind)?.state;

/** How far the newest letter of a kind is; null while there is none. */
export function letterDetail(state: PhoneState, kind: MessageKind, { t }: Words): string | null {
  const found = newest(state, kind);
  if (found === undefined) return state.draft?.kind === kind ? t("letters:tab.draft") : null;
  if (found.is === "sent") return t("letters:tab.sent", { receipt: found.receipt });
  return found.is === "noted" ? null : t(`letters:tab.${found.is}`);
}

/** Those that want somebody to know that they are not done: they wait, were not taken, or are being taken back. */
export const unfinished = (state: PhoneState): readonly (typeof LETTERS)[number][] =>
  LETTERS.filter(({ kind }) => {
    const found = newest(state, kind);
    return found !== undefined && found.is !== "sent";
  });
