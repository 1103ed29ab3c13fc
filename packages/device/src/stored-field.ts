/** The fields of which a phone's documents are made. */
import { Day, Enin, Instant, Milliseconds } from "@bluezone/protocol/time";
import { z } from "zod";

/** Corrected time, in milliseconds. */
export const instant = z.number().min(-8.64e15).max(8.64e15).transform(Instant);
/** In milliseconds. */
export const duration = z.number().transform(Milliseconds);
/** An interval of ten minutes. */
export const enin = z.int().min(0).max(0xffff_ffff).transform(Enin);
/** A day since 1970. */
export const day = z.int().transform(Day);
/** How many. */
export const count = z.int().min(0);
/** A boot's ordinal on this phone. */
export const boot = z.int().min(0);
/** So many bytes, as base64. */
export const bytes = (n: number) => z.base64().length(Math.ceil(n / 3) * 4);
