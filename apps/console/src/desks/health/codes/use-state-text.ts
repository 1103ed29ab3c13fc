/** The state of a code in words, with its trouble. */
import type { IssuedCode } from "@bluezone/contract/health/issued-codes";
import { useWords } from "../../../words/language.tsx";
import { CODES } from "./words.ts";

/** "tin nhắn chưa gửi được, máy tự gửi lại"; nothing where there is no trouble. */
export function useTroubleText(): (code: Pick<IssuedCode, "trouble" | "again">) => string {
  const t = useWords(CODES);
  return ({ trouble, again }) => {
    if (trouble === null) return "";
    const told = t(`trouble_${trouble}`);
    return again ? `${told}, ${t("again")}` : told;
  };
}

/** "cần xử lý: tin nhắn chưa gửi được, máy tự gửi lại". */
export function useStateText(): (code: Pick<IssuedCode, "state" | "trouble" | "again">) => string {
  const t = useWords(CODES);
  const troubleText = useTroubleText();
  return (code) => [t(`state_${code.state}`), troubleText(code)].filter(Boolean).join(": ");
}
