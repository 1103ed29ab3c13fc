/** The header's search: pages by their titles, and what slices offer to be found. Accents are not needed. */
import type { Key } from "@bluezone/vietnamese/catalog";
import { fold } from "@bluezone/vietnamese/fold";
import { IconSearch } from "@tabler/icons-react";
import { type ReactNode, useDeferredValue, useId, useRef, useState } from "react";
import { PageLink } from "../kit/page/page-link.tsx";
import { useKey } from "../kit/page/single-keys.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import type { kit } from "../words/vi/kit.ts";
import { menuPages } from "./menu.tsx";
import type { Page } from "./page.ts";
import { useSession } from "./session.ts";

/** What a desk offers to its header's search. */
export type Finds = {
  /** What can be found there, said in the field. */
  readonly hint: Extract<Key<typeof kit>, `searchHint${string}`>;
  /** Records by the typed words, as list items with a link each. */
  readonly found: (words: string) => ReactNode;
};

/** The search. `finds` is absent where there are pages alone. */
export function HeaderSearch({ pages, finds }: { readonly pages: readonly Page[]; readonly finds?: Finds }) {
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const { may } = useSession();
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLElement>(null);
  const id = useId();
  useKey("search", () => field.current?.focus());
  const words = useDeferredValue(typed.trim());
  const found = menuPages(pages, may).filter(({ menu }) => fold(title(menu.title)).includes(fold(words)));
  const links = (): HTMLElement[] => [
    field.current!,
    ...(root.current?.querySelectorAll<HTMLElement>("a") ?? []),
  ];
  const close = (): void => setTyped("");
  return (
    <search
      ref={root}
      className="search"
      onKeyDown={(event) => {
        const all = links();
        const at = all.indexOf(document.activeElement as HTMLElement);
        if (event.key === "Escape") {
          close();
          field.current?.focus();
        } else if (event.key === "ArrowDown") all[Math.min(at + 1, all.length - 1)]?.focus();
        else if (event.key === "ArrowUp") all[Math.max(at - 1, 0)]?.focus();
        else if (event.key === "Enter" && at === 0) all[1]?.click();
        else return;
        event.preventDefault();
      }}
      onClick={(event) => event.target instanceof Element && event.target.closest("a") && close()}
    >
      <IconSearch size="1.25rem" aria-hidden />
      <input
        ref={field}
        type="search"
        value={typed}
        aria-label={t(finds?.hint ?? "searchHint")}
        placeholder={t("search")}
        aria-controls={id}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <div id={id} className="search-found" hidden={words === ""}>
        {words !== "" && (
          <section aria-label={t("searchFound")}>
            <ul>
              {found.map(({ path, menu }) => (
                <li key={path}>
                  <PageLink to={path}>{title(menu.title)}</PageLink>
                </li>
              ))}
              {finds?.found(words)}
            </ul>
            {found.length === 0 && <p className="search-nothing">{t("searchNothing")}</p>}
          </section>
        )}
      </div>
    </search>
  );
}
