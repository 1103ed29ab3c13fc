/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { media as en } from "../../../words/en/media.ts";
import { media as vi } from "../../../words/vi/media.ts";

/** The namespace. */
export const MEDIA = words(vi, en);
