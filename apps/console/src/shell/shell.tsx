/** What stands around every page: header, menu, the page itself, and what comes over them. */
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Confirm } from "../kit/page/confirm.tsx";
import { useKeptFocus } from "../kit/page/kept-focus.ts";
import { OfflineBanner } from "../kit/page/offline-banner.tsx";
import { VisitsContext } from "../kit/page/page-title.tsx";
import { Toasts } from "../kit/page/toast.tsx";
import { Header } from "./header.tsx";
import type { Finds } from "./header-search.tsx";
import { KeyList } from "./key-list.tsx";
import { Menu } from "./menu.tsx";
import { MENU_ID, MenuButton } from "./menu-button.tsx";
import type { Page } from "./page.ts";
import { PrintedAt } from "./printed-at.tsx";
import { MAIN_ID, SkipLink } from "./skip-link.tsx";

/** How many pages were opened before the one at this address. */
function useVisits(): number {
  const { pathname } = useLocation();
  const [visits, setVisits] = useState(0);
  const last = useRef(pathname);
  useEffect(() => {
    const from = last.current;
    if (from === pathname) return;
    last.current = pathname;
    // "/" only leads on to where somebody begins: that is no opening of a page by hand.
    if (from !== "/") setVisits((before) => before + 1);
  }, [pathname]);
  return visits;
}

/** The frame. */
export function Shell({ pages, finds }: { readonly pages: readonly Page[]; readonly finds?: Finds }) {
  const visits = useVisits();
  useKeptFocus();
  const [open, setOpen] = useState(false);
  return (
    <Toasts>
      <Confirm>
        <SkipLink />
        <Header
          pages={pages}
          {...(finds ? { finds } : {})}
          menuButton={<MenuButton open={open} onPress={() => setOpen(!open)} />}
        />
        <OfflineBanner />
        <div className="frame">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard wherever the focus is inside. */}
          <div
            id={MENU_ID}
            className="side"
            data-open={open || undefined}
            onKeyDown={({ key }) => {
              if (key !== "Escape" || !open) return;
              setOpen(false);
              document.querySelector<HTMLElement>(".menu-button")?.focus();
            }}
          >
            <Menu pages={pages} onGo={() => setOpen(false)} />
          </div>
          <main id={MAIN_ID}>
            <VisitsContext value={visits}>
              <Outlet />
            </VisitsContext>
            <PrintedAt />
          </main>
        </div>
        <KeyList pages={pages} />
      </Confirm>
    </Toasts>
  );
}
