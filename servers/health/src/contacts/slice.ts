/** Who was near a case: /api/health/contacts/, follow-ups/. */
import { recordMarks } from "../people/record-marks-migration.ts";
import type { HealthSlice } from "../slice.ts";
import { counted } from "./counted-migration.ts";
import { discardedAgain } from "./discarded-migration.ts";
import { appEvidence } from "./evidence-migration.ts";
import { FOLLOW_UPS } from "./follow-ups/waiting-store.ts";
import { CONTACTS } from "./holding.ts";
import type { ContactHooks } from "./hooks.ts";
import { KEEP } from "./keep.ts";
import { contacts as tables } from "./migration.ts";
import { OF_CASE } from "./of-case.ts";
import { addContact } from "./routes.ts";
import { search } from "./search-migration.ts";
import type {} from "./tables.ts";
import { countsForToday } from "./today-store.ts";
import { UNCLASSED } from "./waiting-store.ts";

const marks = recordMarks({ table: "contact", place: "made_ms" });

/** @param hooks what contacts ask of slices above. */
export const contacts = (hooks: ContactHooks): HealthSlice => ({
  name: "contacts",
  migrations: {
    "0009-contacts": tables,
    "0023-app-evidence": appEvidence,
    "0035-contact-marks": marks,
    "0038-search": search,
    "0054-contacts-counted": counted,
    "0057-contacts-of-discarded": discardedAgain,
  },
  serve: (context) => ({ endpoints: (_, desk) => addContact(desk, context, hooks) }),
  keep: KEEP,
  holding: CONTACTS,
  ofCase: OF_CASE,
  today: {
    permission: "contacts.read",
    async counts(sql, scope, at) {
      const { f1, f2, ...work } = await countsForToday(sql, scope, at);
      return { ...work, contacts: { f1, f2 } };
    },
  },
  waiting: [UNCLASSED, FOLLOW_UPS],
  lasting: { follow_up: "contact", contact_marks: "contact", contacts_of_case: "contact" },
  backup: ["contact", "follow_up"],
  leftOut: ["contact_marks", "contacts_of_case"],
});
