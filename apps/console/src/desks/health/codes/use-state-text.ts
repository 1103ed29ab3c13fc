/** The state of a code in words, with its trouble. */
import type { IssuedCode } from "@bluezone/contract/health/issued-codes";
import { useWords } from "../../../words/language.tsx";
import { CODES } from "./words.ts";

/** "cần xử lý: tin nhắn chưa gửi được, máy tự gửi lại". */
export function useStateText(): (code: Pick<IssuedCode, "state" | "trouble" | "again">) => string {
  const t = useWords(CODES);
  return ({ state, trouble, again }) => {
    if (trouble === null) return t(`state_${state}`);
    const told = `${t(`state_${state}`)}: ${t(`trouble_${trouble}`)}`;
    return again ? `${told}, ${t("again")}` : told;
  };
}
