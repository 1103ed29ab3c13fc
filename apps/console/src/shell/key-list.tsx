/** The list of keys, opened with "?". */
import { lazy, Suspense, useState } from "react";
import { useKey } from "../kit/page/single-keys.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { menuPages } from "./menu.tsx";
import type { Page } from "./page.ts";
import { useSession } from "./session.ts";

const Dialog = lazy(async () => ({ default: (await import("../kit/page/dialog.tsx")).Dialog }));

/** Waits for "?"; shows every key that works for this person. */
export function KeyList({ pages }: { readonly pages: readonly Page[] }) {
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const { may } = useSession();
  const [open, setOpen] = useState(false);
  useKey("help", () => setOpen(true));
  const rows: readonly (readonly [string, string])[] = [
    ["/", t("keySearch")],
    ["n", t("keyNew")],
    ["?", t("keyHelp")],
    ...menuPages(pages, may).flatMap(({ menu }) =>
      menu.letter ? [[`${t("keyGo")} ${menu.letter}`, title(menu.title)] as const] : [],
    ),
    ["↑ ↓", t("keyRows")],
    ["Esc", t("keyClose")],
  ];
  if (!open) return null;
  return (
    <Suspense>
      <Dialog open title={t("keyList")} onClose={() => setOpen(false)}>
        <dl className="keys">
          {rows.map(([key, action]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{action}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </Suspense>
  );
}
