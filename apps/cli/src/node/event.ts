/** What a node tells, as typed events: its phone's, its radio's and its own. No address, identifier, key or code is in any. */
import type { PhoneEvent } from "@bluezone/device/event";
import type { Instant } from "@bluezone/protocol/time";
import type { RadioEvent } from "@bluezone/radio/host/event";
import { shownInstant } from "../shown.ts";
import { TROUBLE } from "./page/words.ts";

export type NodeEvent =
  | ({ readonly from: "phone" } & PhoneEvent)
  | ({ readonly from: "radio"; readonly at: Instant } & RadioEvent)
  | { readonly from: "node"; readonly at: Instant; readonly is: "started" | "stopping" | "stopped" }
  /** The status page is there. */
  | { readonly from: "node"; readonly at: Instant; readonly is: "page"; readonly url: string };

/** An event on one line for a person: a sentence where it needs one, else its name and figures. */
export function nodeEventText(event: NodeEvent): string {
  return `${shownInstant(event.at)}  ${sentence(event)}`;
}

function sentence({ from, at: _, is, ...figures }: NodeEvent): string {
  if (from === "radio" && is === "up") return "radio: up, sends and listens";
  if (from === "radio" && is === "failed") {
    const { code, why, retryIn } = figures as Omit<
      Extract<NodeEvent, { is: "failed" }>,
      "from" | "at" | "is"
    >;
    const said = TROUBLE[why ?? code]?.en ?? "it failed";
    return `radio: ${said} (${why ?? code}); tried again in ${(retryIn / 1_000).toFixed(1)} s`;
  }
  const told = Object.entries(figures).map(([name, value]) => `${name}: ${String(value)}`);
  return `${from}: ${is.replaceAll("-", " ")}${told.length > 0 ? ` (${told.join(", ")})` : ""}`;
}
