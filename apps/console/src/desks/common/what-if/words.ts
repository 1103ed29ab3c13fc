/** The texts of trying situations out. */
import { words } from "@bluezone/vietnamese/catalog";
import { whatIf as en } from "../../../words/en/what-if.ts";
import { whatIf as vi } from "../../../words/vi/what-if.ts";

/** The namespace. */
export const WHAT_IF = words(vi, en);
