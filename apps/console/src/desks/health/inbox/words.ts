/** The texts that these slices share. */
import { words } from "../../../words/catalog.ts";
import { inbox as en } from "../../../words/en/inbox.ts";
import { inbox as vi } from "../../../words/vi/inbox.ts";

/** The namespace. */
export const INBOX = words("inbox", vi, en);
