/** Asks the browser, once somebody wants it, to tell of new work while a page of the desk is open. */
import { useState } from "react";
import { useWords } from "../../../words/language.tsx";
import { areNoticesOn, keepNotices } from "./kept-notices.ts";
import { WAITING } from "./words.ts";

/** A box to tick; nothing where the browser cannot. */
export function NoticeSwitch() {
  const t = useWords(WAITING);
  const [on, setOn] = useState(areNoticesOn);
  const [refused, setRefused] = useState(false);
  if (!("Notification" in window)) return null;
  const change = async (wanted: boolean): Promise<void> => {
    const allowed = wanted && (await Notification.requestPermission()) === "granted";
    setRefused(wanted && !allowed);
    keepNotices(allowed);
    setOn(allowed);
  };
  return (
    <div className="only-screen">
      <label className="check">
        <input type="checkbox" checked={on} onChange={(event) => void change(event.currentTarget.checked)} />
        {t("notices")}
      </label>
      <p className="small" role="status">
        {refused ? t("noticesRefused") : t("noticesHint")}
      </p>
    </div>
  );
}
