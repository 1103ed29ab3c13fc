/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { callbacks as en } from "../../../words/en/callbacks.ts";
import { callbacks as vi } from "../../../words/vi/callbacks.ts";

/** The namespace. */
export const CALLBACKS = words(vi, en);
