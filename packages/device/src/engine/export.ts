/** Everything that a phone holds, for its resident to read and take along. */
import { isoInstant } from "@bluezone/protocol/time";
import type { Body } from "./body.ts";

/** Names the form of the text. */
export const EXPORT_FORMAT = "bluezone-export/1";

/** The text: pretty JSON, dates as ISO text. */
export function exportData(body: Body): string {
  return `${JSON.stringify({ format: EXPORT_FORMAT, at: isoInstant(body.now()) }, null, 2)}\n`;
}
