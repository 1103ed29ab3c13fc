/** What a node tells, as typed events: its phone's, its radio's and its own. No address, identifier, key or code is in any. */
import type { PhoneEvent } from "@bluezone/device/event";
import type { Instant } from "@bluezone/protocol/time";
import type { RadioEvent } from "@bluezone/radio/host/event";
import { shownInstant } from "../shown.ts";

export type NodeEvent =
  | ({ readonly from: "phone" } & PhoneEvent)
  | ({ readonly from: "radio"; readonly at: Instant } & RadioEvent)
  | { readonly from: "node"; readonly at: Instant; readonly is: "started" | "stopping" | "stopped" }
  /** The status page is there. */
  | { readonly from: "node"; readonly at: Instant; readonly is: "page"; readonly url: string };

/** An event on one line, with its figures. */
export function nodeEventText({ from, at, is, ...figures }: NodeEvent): string {
  const told = Object.entries(figures).map(([name, value]) => `${name} ${String(value)}`);
  return [`${shownInstant(at)}  ${from} ${is}`, ...told].join("  ");
}
