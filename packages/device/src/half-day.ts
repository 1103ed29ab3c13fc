/** What a resident in quarantine enters for the half of the day that it is. */
import { quarantineDay } from "@bluezone/contract/health/quarantine-day";
import type { z } from "zod";

/** Degrees Celsius with one decimal, or none; symptoms, an empty list for none. */
export const HalfDay = quarantineDay.request.shape.log.unwrap();
export type HalfDay = z.output<typeof HalfDay>;
