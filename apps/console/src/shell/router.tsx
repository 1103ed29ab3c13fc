/** Addresses to pages. They stand behind "#": what is open at a desk is in no server's log. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
} from "@tanstack/react-router";
import { type ComponentType, lazy, Suspense } from "react";
import { Refused } from "../api/refused.ts";
import { ListContext } from "../kit/page/failed-page.tsx";
import { Loading } from "../kit/page/loading.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import type { Finds } from "./header-search.tsx";
import { BrokenPage, NOT_LOADED, NoSuchPage, NotForYou } from "./not-here.tsx";
import type { Page } from "./page.ts";
import { useSession } from "./session.ts";
import { Shell } from "./shell.tsx";

/** The list in the menu that a record's page belongs to. */
function listOf({ path }: Page, pages: readonly Page[]): Page | undefined {
  if (!path.includes("$")) return undefined;
  const over = pages.filter(({ menu, path: list }) => menu && path.startsWith(`${list}/`));
  return over.sort((a, b) => b.path.length - a.path.length)[0];
}

function Guarded({
  page,
  list,
  inside: Inside,
}: {
  readonly page: Page;
  readonly list: Page | undefined;
  readonly inside: ComponentType;
}) {
  const { may } = useSession();
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const { permission, menu } = page;
  if (!may(permission)) return <NotForYou title={menu ? title(menu.title) : t("notFoundTitle")} />;
  const shown = list?.menu && may(list.permission) ? list.menu : undefined;
  return (
    <ListContext value={list && shown && { path: list.path, title: title(shown.title) }}>
      <Suspense fallback={<Loading />}>
        <Inside />
      </Suspense>
    </ListContext>
  );
}

function Start({ home }: Pick<DeskPages, "home">) {
  const { may } = useSession();
  const first = home(may);
  return first === undefined ? <NoSuchPage /> : <Navigate to={first as never} replace />;
}

const notLoaded = (): never => {
  throw new Refused(NOT_LOADED, 0, "the page's program did not come");
};

/** What a desk is made of. */
export type DeskPages = {
  readonly pages: readonly Page[];
  /** Where somebody begins. */
  readonly home: (may: (permission: string | undefined) => boolean) => string | undefined;
  /** What the header's search finds beside pages. */
  readonly finds?: Finds;
};

/** The router of a desk. */
export function createDeskRouter({ pages, home, finds }: DeskPages) {
  const root = createRootRoute({
    component: () => <Shell pages={pages} {...(finds ? { finds } : {})} />,
    notFoundComponent: NoSuchPage,
    errorComponent: BrokenPage,
  });
  const start = createRoute({
    getParentRoute: () => root,
    path: "/",
    component: () => <Start home={home} />,
  });
  const routes = pages.map((page) => {
    const list = listOf(page, pages);
    const inside = lazy(async () => ({ default: await page.load().catch(notLoaded) }));
    return createRoute({
      getParentRoute: () => root,
      path: page.path as string,
      component: () => <Guarded page={page} list={list} inside={inside} />,
      errorComponent: BrokenPage,
    });
  });
  return createRouter({
    routeTree: root.addChildren([start, ...routes]),
    history: createHashHistory(),
    scrollRestoration: true,
    defaultNotFoundComponent: NoSuchPage,
  });
}
