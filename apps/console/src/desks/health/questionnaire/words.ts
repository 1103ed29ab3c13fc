/** The texts around the questions of the disease; the questions themselves are the policy's. */
import { words } from "@bluezone/vietnamese/catalog";
import { questionnaire as en } from "../../../words/en/questionnaire.ts";
import { questionnaire as vi } from "../../../words/vi/questionnaire.ts";

/** The namespace. */
export const QUESTIONNAIRE = words(vi, en);
