/** What a duty of the letter asks, within which limits, or why it is not built and what there is instead. */
import { DUTIES, type Duty } from "@bluezone/policy/duty";
import { useLocale, useWords } from "../../../words/language.tsx";
import { TASKS } from "./words.ts";
import "./tasks.css";

/** A duty by its id. */
export const dutyOf = (id: string): Duty | undefined => DUTIES.find((duty) => duty.id === id);

/** A duty's title in the reader's language, by its id. */
export function useDutyText(): (id: string) => string {
  const [locale] = useLocale();
  return (id) => dutyOf(id)?.title[locale] ?? id;
}

/** Duties that are to be done, each with its limits. */
export function DutyNotes({ ids }: { readonly ids: readonly string[] }) {
  const t = useWords(TASKS);
  const [locale] = useLocale();
  const text = useDutyText();
  return (
    <ul className="duty-notes plain">
      {ids.map((id) => {
        const limits = dutyOf(id)?.limits;
        return (
          <li key={id}>
            <span className="duty-id">{id}</span> {text(id)}
            {limits && (
              <p className="small">
                <strong>{t("limits")}:</strong> {limits[locale]}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Duties that are not built, in grey, each with the reason and what there is instead. */
export function NotBuiltNotes({ ids }: { readonly ids: readonly string[] }) {
  const t = useWords(TASKS);
  const [locale] = useLocale();
  const text = useDutyText();
  if (ids.length === 0) return null;
  return (
    <div className="not-built stack">
      <h3>{t("notBuilt")}</h3>
      <p className="small">{t("notBuiltNote")}</p>
      <ul className="duty-notes plain">
        {ids.map((id) => {
          const notBuilt = dutyOf(id)?.notBuilt;
          return (
            <li key={id}>
              <span className="duty-id">{id}</span> {text(id)}
              {notBuilt && (
                <p className="small">
                  {notBuilt.reason[locale]} <strong>{t("instead")}:</strong> {notBuilt.alternative[locale]}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
