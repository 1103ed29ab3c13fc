/** Health declarations with their diaries: phones send them, the desk reads them. */
import { keyholdersOf } from "../callers.ts";
import type { SentHooks } from "../from-phone/hooks.ts";
import type { HealthSlice } from "../slice.ts";
import { DECLARATIONS } from "./holding.ts";
import { KEEP } from "./keep.ts";
import { declarations as tables } from "./migration.ts";
import { addDeclarationDesk } from "./route-desk.ts";
import { addDeclarationPhoneEndpoints } from "./route-phone.ts";
import type {} from "./tables.ts";
import { DECLARATIONS_WAITING } from "./waiting.ts";

/** @param hooks what is done with what phones sent, of whichever kind. */
export const declarations = (hooks: SentHooks): HealthSlice => ({
  name: "declarations",
  migrations: { "0012-declarations": tables },
  serve: (context) => ({
    endpoints(http, desk) {
      addDeclarationPhoneEndpoints(keyholdersOf(http), context, hooks);
      addDeclarationDesk(desk, context);
    },
  }),
  keep: KEEP,
  holding: DECLARATIONS,
  waiting: [DECLARATIONS_WAITING],
  lasting: { declaration_diary: "declaration" },
  backup: ["declaration", "declaration_diary"],
});
