/** What a tap on a notice asks for. */
import type { Mendable } from "@bluezone/device/handle";
import type { PhoneState } from "@bluezone/device/state";
import { dayOf, Instant } from "@bluezone/protocol/time";
import type { NoticeTap } from "../../modules/radio/face.ts";
import type { NoticeButton } from "../adapters/notice/notice.ts";

/** "quiet" is done on the phone alone; the others need a screen. */
export type Errand =
  | { readonly is: "quiet" }
  | { readonly is: "switch-on" }
  | { readonly is: "see"; readonly path: "/" | "/alerts" | "/share" };

const PATHS: ReadonlyMap<string, "/alerts" | "/share"> = new Map([
  ["attention", "/alerts"],
  ["unfinished-share", "/share"],
] as const);

/** Null when it asks for nothing any more, or for nothing that this version knows. "Not today" is that day of Vietnam's, not a later one. */
export function errandOf({ key, button, at }: NoticeTap, now: Instant): Errand | null {
  if (button === null) return { is: "see", path: PATHS.get(key) ?? "/" };
  switch (button as NoticeButton) {
    case "switch-on":
      return { is: "switch-on" };
    case "not-today":
      return dayOf(Instant(at), "vietnam") === dayOf(now, "vietnam") ? { is: "quiet" } : null;
    default:
      return null;
  }
}

/** What keeps the radio silent and can be put right; null when nothing does any more. */
export function mendable({ panel, bars }: PhoneState): Mendable | null {
  const said = [panel, ...bars].map(({ is }) => is);
  if (said.includes("permission-missing")) return "permission";
  return said.includes("bluetooth-off") ? "bluetooth" : null;
}
