/** Symptoms and temperature as columns hold them. */
import { Fault } from "@bluezone/contract/fault";
import { TEMPERATURE } from "@bluezone/contract/health/quarantine-day";

/** Ids with commas between. */
export const writeSymptoms = (symptoms: readonly string[]): string => symptoms.join(",");

/** And back. */
export const readSymptoms = (column: string): string[] => (column === "" ? [] : column.split(","));

/** Degrees Celsius in tenths, null for not taken. Throws Fault `temperature_invalid` outside 34.0 to 43.0 or with more decimals. */
export function tenthsOf(temperature: number | null): number | null {
  if (temperature === null) return null;
  const tenths = Math.round(temperature * 10);
  const exact = Math.abs(temperature * 10 - tenths) < 1e-6;
  if (!exact || temperature < TEMPERATURE.least || temperature > TEMPERATURE.most)
    throw new Fault("temperature_invalid", "a temperature is 34.0 to 43.0 degrees, with one decimal");
  return tenths;
}
