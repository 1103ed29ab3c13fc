/** Tells of new work by the browser's own notices, by numbers alone, while the page is open and nobody looks at it. */
import { integer } from "@bluezone/vietnamese/number";
import { useEffect, useRef } from "react";
import { useWaitingCounts, type WaitingDesk } from "../../../shell/waiting-desk.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { areNoticesOn } from "./kept-notices.ts";
import { WAITING } from "./words.ts";

/** Shows nothing itself. */
export function Notices({ desk }: { readonly desk: WaitingDesk }) {
  const t = useWords(WAITING);
  const [locale] = useLocale();
  const counts = useWaitingCounts(desk);
  const last = useRef<{ readonly all: number; readonly pressing: number }>(undefined);
  useEffect(() => {
    if (!counts) return;
    const before = last.current;
    const { pressing, whose } = counts;
    last.current = { all: whose.all, pressing };
    const more = before && (whose.all > before.all || pressing > before.pressing);
    if (!more || !document.hidden || !areNoticesOn()) return;
    const body = t("noticeText", { all: integer(whose.all, locale), pressing: integer(pressing, locale) });
    // One at a time: a newer one takes the place of the last.
    new Notification(t("noticeTitle"), { body, tag: "bluezone-waiting" });
  }, [counts, t, locale]);
  return null;
}
