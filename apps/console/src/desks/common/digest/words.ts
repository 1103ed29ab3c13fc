/** The texts of the digest, at every desk that sends it. */
import { words } from "@bluezone/vietnamese/catalog";
import { digest as en } from "../../../words/en/digest.ts";
import { digest as vi } from "../../../words/vi/digest.ts";

/** The namespace. */
export const DIGEST = words(vi, en);
