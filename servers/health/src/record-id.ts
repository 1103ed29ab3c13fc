/** The ids of records. */
import type { Random } from "@bluezone/server-kit/time/random";

/** A new random id, opaque: 24 letters of hexadecimal. */
export const drawId = (random: Random): string => Buffer.from(random.bytes(12)).toString("hex");
