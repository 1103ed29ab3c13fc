/**
 * What home shows, as data: one panel, slim bars, three status lines (docs/guides/resident.md#what-home-tells-you). Texts are
 * the screens'.
 */
import type { HotlinesDocument } from "@bluezone/contract/signed";
import type { AskedSymptoms } from "@bluezone/policy/asked-symptoms";
import type { Term } from "@bluezone/policy/disease";
import type { Duration, Instant } from "@bluezone/protocol/time";
import type { ConsentView } from "./consent.ts";
import type { ActiveView } from "./engine/active/view.ts";
import type { Alert } from "./engine/alert/alert.ts";
import type { AreasView } from "./engine/areas.ts";
import type { GuardState } from "./engine/guard.ts";
import type { LocalMark } from "./engine/local/view.ts";
import type { MessageView } from "./engine/messages/view.ts";
import type { QuarantineView } from "./engine/quarantine/own.ts";
import type { PreConsentView } from "./engine/share/pre-consent.ts";
import type { ShareView } from "./engine/share/view.ts";
import type { Draft } from "./message.ts";

/** Why lists are not trusted: a file's signature, an index that lost lines, or lists that stand still or are held back. */
export type ListsFault = "bad-signature" | "rolled-back" | "frozen";

/** One thing to say. The panel is the first of `PRIORITY` that holds; lower faults show as bars. */
export type Notice =
  | { readonly is: "welcome" }
  /** There is no radio, as in a browser: this cannot protect anybody. */
  | { readonly is: "no-radio" }
  | { readonly is: "positive-not-shared"; readonly until: Instant; readonly declined: boolean }
  | { readonly is: "exposed-high"; readonly alert: Alert }
  | { readonly is: "bluetooth-off"; readonly since: Instant }
  | { readonly is: "permission-missing"; readonly since: Instant }
  | { readonly is: "update"; readonly minimum: string }
  /** The operator's signed off-switch. */
  | {
      readonly is: "switched-off";
      readonly until: Instant;
      readonly reason: { readonly vi: string; readonly en: string };
    }
  /** The system stopped the app; `to` is null while it still does. */
  | { readonly is: "stopped"; readonly from: Instant; readonly to: Instant | null }
  /** No phone was heard in this much listening: a fact, and perhaps nobody's fault. */
  | { readonly is: "silent"; readonly for: Duration }
  | { readonly is: "storage-full" }
  | { readonly is: "clock-wrong"; readonly by: Duration }
  /** Something stored could not be read; the rest is kept. */
  | { readonly is: "data-damaged"; readonly since: Instant }
  /** Bluetooth is on and this phone does not hear: it can warn nobody of whom it meets now. */
  | { readonly is: "cannot-hear" }
  /** Bluetooth is on and this phone is not heard. */
  | { readonly is: "cannot-send" }
  | { readonly is: "lists-refused"; readonly why: ListsFault }
  | { readonly is: "not-checked"; readonly since: Instant }
  | { readonly is: "config-expired"; readonly since: Instant }
  | { readonly is: "paused"; readonly until: Instant }
  | { readonly is: "exposed-low"; readonly alert: Alert }
  | { readonly is: "withdrawn"; readonly alert: Alert }
  | { readonly is: "positive-shared"; readonly at: Instant }
  | { readonly is: "offline" }
  | { readonly is: "first-day"; readonly listened: Duration }
  | { readonly is: "protected" };

/** The order in which notices win the panel. */
export const PRIORITY = [
  "welcome",
  "no-radio",
  "positive-not-shared",
  "exposed-high",
  "bluetooth-off",
  "permission-missing",
  "update",
  "switched-off",
  "stopped",
  "cannot-hear",
  "silent",
  "storage-full",
  "clock-wrong",
  "data-damaged",
  "cannot-send",
  "lists-refused",
  "not-checked",
  "config-expired",
  "paused",
  "exposed-low",
  "withdrawn",
  "positive-shared",
  "offline",
  "first-day",
  "protected",
] as const satisfies readonly Notice["is"][];

/** The three lines that stand under every panel, and one fact that is never a fault. */
export interface StatusLines {
  /** "Hôm nay hoạt động": how long the radio worked today, Vietnam's day. */
  readonly workedToday: Duration;
  readonly lastHeard: Instant | null;
  readonly lastChecked: Instant | null;
  /** How long the radio has listened without hearing any phone. */
  readonly silentFor: Duration;
}

/** Everything a screen needs. */
export interface PhoneState extends GuardState {
  /** The phone's corrected time when this was taken. */
  readonly now: Instant;
  readonly panel: Notice;
  readonly bars: readonly Notice[];
  readonly lines: StatusLines;
  /** All alerts, newest day first; withdrawn ones among them. */
  readonly alerts: readonly Alert[];
  readonly share: ShareView;
  /** An agreement in advance that holds. */
  readonly preConsent: PreConsentView | null;
  /** A code for one's own test was asked for, may come until then, and has not been used. */
  readonly selfReport: { readonly until: Instant } | null;
  /** What was written to the health station, newest first, until it is forgotten. */
  readonly messages: readonly MessageView[];
  /** The newest message that is not finished. */
  readonly draft: Draft | null;
  /** The resident's own quarantine as last read; null when none is open on this phone. */
  readonly quarantine: QuarantineView | null;
  readonly consent: ConsentView;
  /** Code of the commune that the resident chose (`@bluezone/policy/commune`). */
  readonly area: string | null;
  /** Whose lists this phone reads; null while everybody reads the same. */
  readonly areas: AreasView | null;
  /** What the resident is asked how they feel by, and words of what earlier policies asked about. */
  readonly symptoms: AskedSymptoms & { readonly earlier: readonly Term[] };
  /** Numbers to call today, as last signed. */
  readonly hotlines: HotlinesDocument["hotlines"];
  /** Whether this build names a server that tells what is new in the province and takes the weekly figure. */
  readonly rollout: boolean;
  /** Which local page is on the phone; what stands in it is asked for by a tap. Null: none has come. */
  readonly local: LocalMark | null;
  /** The weekly figure; null while nothing is sent. */
  readonly active: ActiveView | null;
  /** How many people the resident has helped to install, as they count them. */
  readonly helped: number;
}
