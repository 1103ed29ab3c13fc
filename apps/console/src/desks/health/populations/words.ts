/** The texts of the people of communes. */
import { words } from "@bluezone/vietnamese/catalog";
import { populations as en } from "../../../words/en/populations.ts";
import { populations as vi } from "../../../words/vi/populations.ts";

/** The namespace. */
export const POPULATIONS = words(vi, en);
