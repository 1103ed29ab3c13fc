/** What the resident sees of the weekly figure. */
import type { Instant } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { sends } from "./draw.ts";

/** The figure of this week, as far as it has come. */
export interface ActiveView {
  /** Code of the district that its owner chose to say; null: none. */
  readonly district: string | null;
  /** When it goes, or is tried again; null before a moment was drawn, and when it went or was given up. */
  readonly at: Instant | null;
  readonly sentAt: Instant | null;
  /** What is sent: mixed at random, so it need not be true. Null before its moment. */
  readonly answer: {
    readonly district: string;
    readonly hours: string;
    readonly alert: string | null;
  } | null;
  /** Since when its owner agrees to say as well what came of alerts; null: not. */
  readonly alerts: Instant | null;
}

/** Null while nothing is sent: without consent, or without a server. */
export function activeView(context: Context): ActiveView | null {
  if (!sends(context)) return null;
  const { district, at, sentAt, answer } = context.memory.get("active");
  return { district, at, sentAt, answer, alerts: context.memory.get("consent").alerts };
}
