/** The main menu: groups of pages that this person may see; a top bar on tablets. */
import { useLocation } from "@tanstack/react-router";
import { useContext } from "react";
import { PageLink, useGo } from "../kit/page/page-link.tsx";
import { useKey } from "../kit/page/single-keys.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { Badge } from "./badge.tsx";
import { GROUPS, type Page } from "./page.ts";
import { useSession } from "./session.ts";
import { WaitingDeskContext } from "./waiting-desk.ts";

/** A page that the menu shows. */
export type MenuPage = Page & { readonly menu: NonNullable<Page["menu"]> };

/** The pages of the menu that somebody may see. */
export const menuPages = (
  pages: readonly Page[],
  may: (permission: string | undefined) => boolean,
): readonly MenuPage[] =>
  pages.filter((page): page is MenuPage => page.menu !== undefined && may(page.permission));

/** Whether an address is a page or lies below it. */
const holds = (path: string, address: string): boolean => address === path || address.startsWith(`${path}/`);

function Letter({ page }: { readonly page: MenuPage }) {
  const go = useGo();
  useKey(`go:${page.menu.letter}`, () => go({ to: page.path }));
  return null;
}

/** `onGo` is called when an entry was chosen: it closes the menu where that covers the page. */
export function Menu({ pages, onGo }: { readonly pages: readonly Page[]; readonly onGo?: () => void }) {
  const desk = useContext(WaitingDeskContext);
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const { may } = useSession();
  const { pathname } = useLocation();
  const shown = menuPages(pages, may);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the way up from a link; Enter on the link is one too.
    <nav
      aria-label={t("menuLabel")}
      className="menu"
      onClick={(event) => event.target instanceof Element && event.target.closest("a") && onGo?.()}
    >
      {GROUPS.map((group) => {
        const entries = shown.filter(({ menu }) => menu.group === group);
        if (entries.length === 0) return null;
        return (
          <div key={group} className="menu-group">
            <h2>{title(group)}</h2>
            <ul>
              {entries.map((page) => (
                <li key={page.path} data-here={holds(page.path, pathname) || undefined}>
                  {page.menu.letter && <Letter page={page} />}
                  <PageLink to={page.path}>
                    <page.menu.icon size="1.25rem" aria-hidden />
                    <span>{title(page.menu.title)}</span>
                  </PageLink>
                  {desk && <Badge desk={desk} path={page.path} />}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
