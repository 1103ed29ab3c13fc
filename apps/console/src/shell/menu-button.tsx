/** Opens the menu where that has no place beside the page; says how much waits. */
import { IconMenu2 } from "@tabler/icons-react";
import { useContext } from "react";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { Badge } from "./badge.tsx";
import { WaitingDeskContext } from "./waiting-desk.ts";

/** The id of what it opens. */
export const MENU_ID = "menu";

/** The button; hidden where the menu is always in sight (`shell.css`). */
export function MenuButton({ open, onPress }: { readonly open: boolean; readonly onPress: () => void }) {
  const t = useWords(KIT);
  const desk = useContext(WaitingDeskContext);
  return (
    <button
      type="button"
      className="menu-button"
      aria-expanded={open}
      aria-controls={MENU_ID}
      onClick={onPress}
    >
      <IconMenu2 size="1.5rem" aria-hidden />
      <span>{t("menu")}</span>
      {desk && <Badge desk={desk} />}
    </button>
  );
}
