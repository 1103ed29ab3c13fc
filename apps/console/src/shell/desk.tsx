/** A whole desk: what everything stands in, and the gate before it. */
import "@fontsource/be-vietnam-pro/latin-400.css";
import "@fontsource/be-vietnam-pro/latin-600.css";
import "@fontsource/be-vietnam-pro/vietnamese-400.css";
import "@fontsource/be-vietnam-pro/vietnamese-600.css";
import "../kit/mantine-styles.ts";
import "../kit/kit.css";
import "./shell.css";
import { tokensCss } from "@bluezone/ui/css";
import { LOGO_SVG } from "@bluezone/ui/logo";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { createApi } from "../api/api.ts";
import { browserSendFile, browserTransport } from "../api/browser.ts";
import { ServerContext } from "../api/hooks.ts";
import { mayRetry } from "../api/refused.ts";
import { createServerTime } from "../api/server-time.ts";
import { SingleKeys } from "../kit/single-keys.tsx";
import { theme, variables } from "../kit/theme.ts";
import { Language } from "../words/language.tsx";
import { Gate, type GateProps } from "./gate.tsx";
import { createRenewal } from "./renewal.ts";

function start() {
  const time = createServerTime();
  const renewal = createRenewal();
  const api = createApi({
    transport: browserTransport,
    sendFile: browserSendFile,
    time,
    renew: renewal.wait,
  });
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        // A call without a network fails and says so, instead of waiting in silence.
        networkMode: "always",
        retry: (failures, error) => failures < 2 && mayRetry(error),
        staleTime: 10_000,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
  return { server: { api, time }, renewal, queries };
}

function Desk(props: Omit<GateProps, "renewal">) {
  const [{ server, renewal, queries }] = useState(start);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Language>
        <QueryClientProvider client={queries}>
          <ServerContext value={server}>
            <SingleKeys>
              <Gate {...props} renewal={renewal} />
            </SingleKeys>
          </ServerContext>
        </QueryClientProvider>
      </Language>
    </MantineProvider>
  );
}

/** Puts the tokens and the mark into the document. */
export function dressDocument(): void {
  const tokens = document.createElement("style");
  tokens.textContent = tokensCss("desk");
  document.head.prepend(tokens);
  const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (icon) icon.href = `data:image/svg+xml,${encodeURIComponent(LOGO_SVG)}`;
}

/** Opens a desk in the page's `#root`. */
export function openDesk(props: Omit<GateProps, "renewal">): void {
  dressDocument();
  const root = document.getElementById("root");
  if (root)
    createRoot(root).render(
      <StrictMode>
        <Desk {...props} />
      </StrictMode>,
    );
}
