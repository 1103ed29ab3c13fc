/** A key that passed every rule of its own, with what its report says of it. */
import type { Tek } from "@bluezone/protocol/identity/tek";

/** A valid key of a publish. */
export type Diagnosis = {
  readonly tek: Tek;
  /** The key in base64: what it is called where keys are looked up. */
  readonly name: string;
  /** GAEN's transmission risk level, 0–8. */
  readonly transmissionRisk: number;
  /** Days from the first symptom to the key's day, −14 … 14. */
  readonly daysSinceOnset: number;
};
