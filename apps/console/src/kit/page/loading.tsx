/** Something is on its way. Nothing shows for 400 ms, so that what is quick does not flicker; then it says so in words. */
import { useEffect, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";

/** When the words come, in ms. */
const PATIENCE = 400;

/** `children` says what is on its way, where "Đang tải…" is not enough. `now` shows them at once. */
export function Loading({ children, now = false }: { readonly children?: string; readonly now?: boolean }) {
  const t = useWords(KIT);
  const [late, setLate] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="state state-loading" role="status">
      {late && <p>{children ?? t("loading")}</p>}
    </div>
  );
}
