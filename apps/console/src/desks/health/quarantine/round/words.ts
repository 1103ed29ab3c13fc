/** The texts of the round without a network. */
import { words } from "@bluezone/vietnamese/catalog";
import { round as en } from "../../../../words/en/round.ts";
import { round as vi } from "../../../../words/vi/round.ts";

/** The namespace. */
export const ROUND = words(vi, en);
