/** The field view of placements: a page of its own, because it must open without a network. */
import "@fontsource/be-vietnam-pro/latin-400.css";
import "@fontsource/be-vietnam-pro/latin-600.css";
import "@fontsource/be-vietnam-pro/vietnamese-400.css";
import "@fontsource/be-vietnam-pro/vietnamese-600.css";
import "./field.css";
import { tokensCss } from "@bluezone/ui/css";
import { LOGO_SVG } from "@bluezone/ui/logo";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApi } from "../../../api/api.ts";
import { browserSendFile, browserTransport } from "../../../api/browser.ts";
import { createServerTime } from "../../../api/server-time.ts";
import { Language } from "../../../words/language.tsx";
import { type BrowserStore, openBrowserStore, type Person, type StoredPlacement } from "./browser-store.ts";
import { Field } from "./field.tsx";
import { keepPage } from "./keep-page.ts";
import { memoryWaiting } from "./waiting.ts";

/** How often what waits is tried again, in ms. */
const OFTEN = 30_000;

/** For a browser that keeps nothing. */
function fleetingStore(): BrowserStore {
  let known: readonly StoredPlacement[] = [];
  let person: Person | undefined;
  return {
    waiting: memoryWaiting(),
    readKnown: async () => known,
    async keepKnown(given) {
      known = given;
    },
    readPerson: async () => person,
    async keepPerson(given) {
      person = given;
    },
  };
}

function often(work: () => void): () => void {
  const timer = setInterval(work, OFTEN);
  return () => clearInterval(timer);
}

const tokens = document.createElement("style");
tokens.textContent = tokensCss("phone");
document.head.prepend(tokens);
const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
if (icon) icon.href = `data:image/svg+xml,${encodeURIComponent(LOGO_SVG)}`;

const api = createApi({
  transport: browserTransport,
  sendFile: browserSendFile,
  time: createServerTime(),
  renew: async () => false,
});
const store = await openBrowserStore().catch(() => undefined);
const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <Language>
        <Field
          api={api}
          store={store ?? fleetingStore()}
          lasting={store !== undefined}
          now={() => Date.now()}
          often={often}
        />
      </Language>
    </StrictMode>,
  );
void keepPage().catch(() => undefined);
