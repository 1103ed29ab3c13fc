/** The texts that these slices share. */
import { words } from "@bluezone/vietnamese/catalog";
import { inbox as en } from "../../../words/en/inbox.ts";
import { inbox as vi } from "../../../words/vi/inbox.ts";

/** The namespace. */
export const INBOX = words(vi, en);
