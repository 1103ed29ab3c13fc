/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { venues as en } from "../../../words/en/venues.ts";
import { venues as vi } from "../../../words/vi/venues.ts";

/** The namespace. */
export const VENUES = words(vi, en);
