/** Who was near a case: /api/health/contacts/, follow-ups/. */

import type { HealthSlice } from "../slice.ts";
import type { ContactHooks } from "./hooks.ts";
import { KEEP } from "./keep.ts";
import { contacts as tables } from "./migration.ts";
import { addContact } from "./routes.ts";
import type {} from "./tables.ts";

/** @param hooks what contacts ask of slices above. */
export const contacts = (hooks: ContactHooks): HealthSlice => ({
  name: "contacts",
  migrations: { "0009-contacts": tables },
  serve: (context) => ({ endpoints: (_, desk) => addContact(desk, context, hooks) }),
  keep: KEEP,
  backup: ["contact", "follow_up"],
});
