/** Who was near a case: /api/health/contacts/, follow-ups/. */

import type { HealthSlice } from "../slice.ts";
import { CONTACTS } from "./holding.ts";
import type { ContactHooks } from "./hooks.ts";
import { KEEP } from "./keep.ts";
import { contacts as tables } from "./migration.ts";
import { addContact } from "./routes.ts";
import type {} from "./tables.ts";
import { countsForToday } from "./today-store.ts";

/** @param hooks what contacts ask of slices above. */
export const contacts = (hooks: ContactHooks): HealthSlice => ({
  name: "contacts",
  migrations: { "0009-contacts": tables },
  serve: (context) => ({ endpoints: (_, desk) => addContact(desk, context, hooks) }),
  keep: KEEP,
  holding: CONTACTS,
  today: {
    permission: "contacts.read",
    async counts(sql, scope, at) {
      const { unclassed, f1, f2, ...work } = await countsForToday(sql, scope, at);
      return { ...work, contactsUnclassed: unclassed, contacts: { f1, f2 } };
    },
  },
  lasting: { follow_up: "contact" },
  backup: ["contact", "follow_up"],
});
