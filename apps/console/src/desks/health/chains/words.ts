/** The texts of chains. */
import { words } from "@bluezone/vietnamese/catalog";
import { chains as en } from "../../../words/en/chains.ts";
import { chains as vi } from "../../../words/vi/chains.ts";

/** The namespace. */
export const CHAINS = words(vi, en);
