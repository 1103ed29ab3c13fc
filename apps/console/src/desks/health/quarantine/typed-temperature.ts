/** A temperature as tired people type it. */
import { TEMPERATURE } from "@bluezone/contract/health/quarantine-day";

/** "36,8", "36.8", "368", "37" → degrees Celsius with one decimal. "" is null: not taken. Undefined for anything else, and outside 34.0 to 43.0. */
export function typedTemperature(typed: string): number | null | undefined {
  const text = typed.trim().replace(/\s*°?\s*c?$/i, "");
  if (text === "") return null;
  const groups = /^(\d{2})(?:[.,]?(\d))?$/.exec(text);
  if (!groups) return undefined;
  const degrees = Number(`${groups[1]}.${groups[2] ?? 0}`);
  return degrees >= TEMPERATURE.least && degrees <= TEMPERATURE.most ? degrees : undefined;
}
