/** The bar at the top: mark, unit, day, search, account. */
import { LOGO_SVG } from "@bluezone/ui/logo";
import { dayName } from "@bluezone/vietnamese/date";
import type { ReactNode } from "react";
import { useToday } from "../api/hooks.ts";
import { PageLink } from "../kit/page/page-link.tsx";
import { useLocale } from "../words/language.tsx";
import { type Finds, HeaderSearch } from "./header-search.tsx";
import type { Page } from "./page.ts";
import { useSession } from "./session.ts";
import { UserMenu } from "./user-menu.tsx";

const mark = `data:image/svg+xml,${encodeURIComponent(LOGO_SVG)}`;

/** `finds` is handed to the search; `menuButton` opens the menu where that has no place beside the page. */
export function Header({
  pages,
  finds,
  menuButton,
}: {
  readonly pages: readonly Page[];
  readonly finds?: Finds;
  readonly menuButton: ReactNode;
}) {
  const { me } = useSession();
  const [locale] = useLocale();
  const today = useToday();
  return (
    <header className="top">
      {menuButton}
      <PageLink to="/" className="home">
        <img src={mark} alt="Bluezone" width={32} height={32} />
        <strong>{me.unit.name}</strong>
      </PageLink>
      <span className="today">{dayName(today, locale)}</span>
      <HeaderSearch pages={pages} {...(finds ? { finds } : {})} />
      <UserMenu />
    </header>
  );
}
