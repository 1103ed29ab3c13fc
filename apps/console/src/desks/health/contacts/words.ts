/** The texts of these pages. */
import { words } from "@bluezone/vietnamese/catalog";
import { contacts as contactsEn } from "../../../words/en/contacts.ts";
import { followUps as followUpsEn } from "../../../words/en/follow-ups.ts";
import { contacts as contactsVi } from "../../../words/vi/contacts.ts";
import { followUps as followUpsVi } from "../../../words/vi/follow-ups.ts";

/** Contacts and the interview. */
export const CONTACTS = words(contactsVi, contactsEn);
/** Follow-ups. */
export const FOLLOW_UPS = words(followUpsVi, followUpsEn);
