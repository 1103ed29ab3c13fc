/** How much waits: at a page, beside its entry in the menu, or at all of them. */
import { integer } from "@bluezone/vietnamese/number";
import { KIT } from "../words/kit.ts";
import { useLocale, useWords } from "../words/language.tsx";
import { useWaitingCounts, type WaitingDesk } from "./waiting-desk.ts";

/** Nothing where nothing waits. `path` is the page; absent: all of them. */
export function Badge({ desk, path }: { readonly desk: WaitingDesk; readonly path?: string }) {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const counts = useWaitingCounts(desk);
  const here = (counts?.kinds ?? []).filter(
    ({ kind }) => path === undefined || desk.places[kind]?.page === path,
  );
  const count = here.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  return (
    <span
      className="badge"
      title={t("waiting", { count })}
      data-pressing={here.some(({ pressing }) => pressing > 0) || undefined}
    >
      <span aria-hidden>{integer(count, locale)}</span>
      <span className="only-read">{t("waiting", { count })}</span>
    </span>
  );
}
