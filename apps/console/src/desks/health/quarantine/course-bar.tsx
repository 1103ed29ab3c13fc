/** Day n of m with a thin bar. */
import { useWords } from "../../../words/language.tsx";
import "./quarantine.css";
import { QUARANTINE } from "./words.ts";

/** The figure and its bar. */
export function CourseBar({ day, days }: { readonly day: number; readonly days: number }) {
  const t = useWords(QUARANTINE);
  if (day < 1) return t("notBegun");
  return (
    <span className="quarantine-bar">
      {t("dayOf", { day: String(day), days: String(days) })}
      <progress max={days} value={Math.min(day, days)} aria-hidden />
    </span>
  );
}
