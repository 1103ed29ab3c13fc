/** What every page stands in: type, colours, language, the server, single keys. */
import "@fontsource/be-vietnam-pro/latin-400.css";
import "@fontsource/be-vietnam-pro/latin-600.css";
import "@fontsource/be-vietnam-pro/vietnamese-400.css";
import "@fontsource/be-vietnam-pro/vietnamese-600.css";
import "../kit/look/mantine-styles.ts";
import "../kit/look/kit.css";
import "./shell.css";
import { tokensCss } from "@bluezone/ui/css";
import { LOGO_SVG } from "@bluezone/ui/logo";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { type Server, ServerContext } from "../api/hooks.ts";
import { mayRetry } from "../api/refused.ts";
import { theme, variables } from "../kit/look/theme.ts";
import { SingleKeys } from "../kit/page/single-keys.tsx";
import { Language } from "../words/language.tsx";

const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // A call without a network fails and says so, instead of waiting in silence.
      queries: {
        networkMode: "always",
        retry: (failures, error) => failures < 2 && mayRetry(error),
        staleTime: 10_000,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });

function Surroundings({ server, children }: { readonly server: Server; readonly children: ReactNode }) {
  const [queries] = useState(createQueries);
  return (
    // All variables are written here: the sheet of those that a theme leaves as they are weighs more than the theme.
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      deduplicateCssVariables={false}
      defaultColorScheme="auto"
    >
      <Language>
        <QueryClientProvider client={queries}>
          <ServerContext value={server}>
            <SingleKeys>{children}</SingleKeys>
          </ServerContext>
        </QueryClientProvider>
      </Language>
    </MantineProvider>
  );
}

/** Puts tokens and mark into the document, and `children` into its `#root`. */
export function show(server: Server, children: ReactNode): void {
  const tokens = document.createElement("style");
  tokens.textContent = tokensCss("desk");
  document.head.prepend(tokens);
  const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (icon) icon.href = `data:image/svg+xml,${encodeURIComponent(LOGO_SVG)}`;
  const root = document.getElementById("root");
  if (root)
    createRoot(root).render(
      <StrictMode>
        <Surroundings server={server}>{children}</Surroundings>
      </StrictMode>,
    );
}
