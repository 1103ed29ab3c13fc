/** The texts of the map and the league. */
import { words } from "@bluezone/vietnamese/catalog";
import { map as en } from "../../../words/en/map.ts";
import { map as vi } from "../../../words/vi/map.ts";

/** The namespace. */
export const MAP = words(vi, en);
