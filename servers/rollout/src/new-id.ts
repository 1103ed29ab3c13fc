/** The id of a new record. */
import { type Random, randomText } from "@bluezone/server-kit/time/random";

/** Draws one: 16 signs of chance. */
export const newId = (random: Random): string => randomText(random, 16);
