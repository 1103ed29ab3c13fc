/** Opens a page of its own that works without a network: type, colours, language, the server, and the worker that keeps it. */
import "@fontsource/be-vietnam-pro/latin-400.css";
import "@fontsource/be-vietnam-pro/latin-600.css";
import "@fontsource/be-vietnam-pro/vietnamese-400.css";
import "@fontsource/be-vietnam-pro/vietnamese-600.css";
import "./offline.css";
import { tokensCss } from "@bluezone/ui/css";
import { LOGO_SVG } from "@bluezone/ui/logo";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApi } from "../api/api.ts";
import { browserPorts } from "../api/browser.ts";
import { createServerTime } from "../api/server-time.ts";
import { Language } from "../words/language.tsx";
import { keepPage } from "./keep-page.ts";
import type { PagePorts } from "./use-line.ts";

/** How often what waits is tried again, in ms. */
const OFTEN = 30_000;

function often(work: () => void): () => void {
  const timer = setInterval(work, OFTEN);
  return () => clearInterval(timer);
}

/** @param page "field" for "field.html". */
export function openPage(page: string, body: (ports: PagePorts) => ReactNode): void {
  const tokens = document.createElement("style");
  tokens.textContent = tokensCss("phone");
  document.head.prepend(tokens);
  const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (icon) icon.href = `data:image/svg+xml,${encodeURIComponent(LOGO_SVG)}`;
  const api = createApi({
    // It asks who is signed in each time before it sends, and sends what is theirs.
    ...browserPorts(() => undefined),
    time: createServerTime(),
    renew: async () => false,
  });
  const root = document.getElementById("root");
  if (root)
    createRoot(root).render(
      <StrictMode>
        <Language>{body({ api, now: () => Date.now(), often })}</Language>
      </StrictMode>,
    );
  void keepPage(page);
}
