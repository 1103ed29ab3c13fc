/**
 * The Ministry of Health's 5K message, as a rule of dates: about 30 August 2020 (reginamiracle.com.vn, doingoailaocai.vn)
 * until it became 2K (vtcnews.vn, September 2022; its day is to be checked). What holds after it is not entered, so
 * nothing is shown then. The provincial letter of 2020 says "không tập trung" for the fourth; here it is the Ministry's.
 */
import { theOneOn, validity } from "@bluezone/policy/dated";
import type { Day } from "@bluezone/protocol/time";

/** The five, in the Ministry's order; their words are the catalog's. */
export const FIVE_K = ["mask", "clean", "distance", "gather", "declare"] as const;

const MESSAGES = [{ items: FIVE_K, ...validity("2020-08-30", "2022-09-04") }];

/** The message that holds on a day with its first day, or undefined when none is entered. */
export const adviceOn = (day: Day): (typeof MESSAGES)[number] | undefined => theOneOn(MESSAGES, day);
