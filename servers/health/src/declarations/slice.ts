/** Health declarations with their diaries: phones send them, the desk reads them. */
import { deskOf, keyholdersOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { KEEP } from "./keep.ts";
import { declarations as tables } from "./migration.ts";
import { addDeclarationDesk } from "./route-desk.ts";
import { addDeclarationPhoneEndpoints } from "./route-phone.ts";

export const declarations: HealthSlice = {
  name: "declarations",
  migrations: { "0012-declarations": tables },
  serve: (context) => ({
    endpoints(http) {
      addDeclarationPhoneEndpoints(keyholdersOf(http), context);
      addDeclarationDesk(deskOf(http), context);
    },
  }),
  keep: KEEP,
  backup: ["declaration", "declaration_diary"],
};
