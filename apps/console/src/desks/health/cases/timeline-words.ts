/** The texts of a case's timeline. */
import { words } from "@bluezone/vietnamese/catalog";
import { timeline as en } from "../../../words/en/timeline.ts";
import { timeline as vi } from "../../../words/vi/timeline.ts";

/** The namespace. */
export const TIMELINE = words(vi, en);
