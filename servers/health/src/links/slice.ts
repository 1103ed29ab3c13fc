/** The link in the message: /v, and what lets a phone open it in the app. */
import { keyholdersOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { addAppLinks } from "./app-links.ts";
import { addCodePage } from "./code-page.ts";

export const links: HealthSlice = {
  name: "links",
  serve: (context) => ({
    async endpoints(every) {
      const http = keyholdersOf(every);
      await addCodePage(http, context);
      addAppLinks(http, context);
    },
  }),
};
