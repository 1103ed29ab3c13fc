/** What is worth telling of a phone, as typed events. No key, identifier, code, token, number or address is in any of them. */
import type { Day, Duration, Instant } from "@bluezone/protocol/time";
import type { AlertLevel } from "./engine/alert/alert.ts";
import type { Failing } from "./engine/faults.ts";
import type { MessageKind } from "./message.ts";

type What =
  /** Identifiers not heard before were written down. */
  | { readonly is: "heard"; readonly fresh: number }
  | { readonly is: "code-accepted"; readonly testType: string }
  | { readonly is: "code-refused"; readonly code: string }
  | { readonly is: "certified" }
  /** `revises`: the share changed what an earlier one said. */
  | { readonly is: "published"; readonly keys: number; readonly revises: boolean }
  | { readonly is: "share-failed"; readonly code: string }
  | { readonly is: "config-accepted"; readonly version: number }
  | {
      readonly is: "document-refused";
      readonly document: "config" | "windows" | "policy" | "hotlines" | "local" | "venues" | "sound";
      readonly why: string;
    }
  | { readonly is: "checked"; readonly files: number; readonly keys: number; readonly matches: number }
  | { readonly is: "file-refused"; readonly why: string }
  | { readonly is: "index-refused"; readonly why: string }
  | { readonly is: "alerted"; readonly day: Day; readonly level: AlertLevel }
  | { readonly is: "withdrawn"; readonly day: Day }
  | { readonly is: "clock-proven"; readonly wrongBy: Duration }
  | { readonly is: "clock-jumped" }
  | { readonly is: "covered"; readonly call: number }
  /** Something that a resident wrote to the health station was taken, not taken, or taken back. */
  | { readonly is: "message-sent"; readonly message: MessageKind }
  | { readonly is: "message-refused"; readonly message: MessageKind; readonly code: string }
  | { readonly is: "message-taken-back"; readonly message: MessageKind }
  /** What the province tells came in a new version. */
  | { readonly is: "local-accepted"; readonly version: number }
  /** The week's mixed answer was taken. */
  | { readonly is: "week-told" }
  | { readonly is: "forgotten"; readonly documents: number }
  /** Something that the phone does failed, because a port threw; it is tried again, and told of anew only after it went well. */
  | { readonly is: "part-failed"; readonly part: Failing }
  | { readonly is: "storage-failed" }
  | { readonly is: "data-damaged"; readonly documents: number };

/** One event; `at` is the phone's corrected time. */
export type PhoneEvent = What & { readonly at: Instant };
