/** What can be written to the health station, where, and how far the newest of each is. */
import type { MessageKind } from "@bluezone/device/message";
import type { PhoneState } from "@bluezone/device/state";
import type { Words } from "../../words/words.tsx";

/** The messages that have a screen of their own; `key`: their part of keys under `messages:tab`. */
export const MESSAGES = [
  { kind: "callback", key: "callback", path: "/callback" },
  { kind: "declaration", key: "declare", path: "/declare" },
  { kind: "advice", key: "advice", path: "/advice" },
] as const;

const newest = ({ messages }: PhoneState, kind: MessageKind) =>
  messages.find((message) => message.kind === kind)?.state;

/** How far the newest message of a kind is; null while there is none. */
export function messageDetail(state: PhoneState, kind: MessageKind, { t }: Words): string | null {
  const found = newest(state, kind);
  if (found === undefined) return state.draft?.kind === kind ? t("messages:tab.draft") : null;
  if (found.is === "sent") return t("messages:tab.sent", { receipt: found.receipt });
  return found.is === "noted" ? null : t(`messages:tab.${found.is}`);
}

/** Those that want somebody to know that they are not done: they wait, were not taken, or are being taken back. */
export const unfinished = (state: PhoneState): readonly (typeof MESSAGES)[number][] =>
  MESSAGES.filter(({ kind }) => {
    const found = newest(state, kind);
    return found !== undefined && found.is !== "sent";
  });
