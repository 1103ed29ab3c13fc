/** The texts of samples. */
import { words } from "@bluezone/vietnamese/catalog";
import { samples as en } from "../../../words/en/samples.ts";
import { samples as vi } from "../../../words/vi/samples.ts";

/** The namespace. */
export const SAMPLES = words(vi, en);
