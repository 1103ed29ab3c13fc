/** Symptoms and temperature as columns hold them. */
import { Fault } from "@bluezone/contract/fault";
import { SYMPTOMS } from "@bluezone/contract/health/choices";
import type { Symptom } from "@bluezone/contract/health/from-phone";
import { TEMPERATURE } from "@bluezone/contract/health/quarantine-day";

/** Words with commas between. */
export const writeSymptoms = (symptoms: readonly Symptom[]): string => symptoms.join(",");

/** And back; a word that is none any more is left out. */
export const readSymptoms = (column: string): Symptom[] =>
  SYMPTOMS.filter((one) => column.split(",").includes(one));

/** Degrees Celsius in tenths, null for not taken. Throws Fault `temperature_invalid` outside 34.0 to 43.0 or with more decimals. */
export function tenthsOf(temperature: number | null): number | null {
  if (temperature === null) return null;
  const tenths = Math.round(temperature * 10);
  const exact = Math.abs(temperature * 10 - tenths) < 1e-6;
  if (!exact || temperature < TEMPERATURE.least || temperature > TEMPERATURE.most)
    throw new Fault("temperature_invalid", "a temperature is 34.0 to 43.0 degrees, with one decimal");
  return tenths;
}
