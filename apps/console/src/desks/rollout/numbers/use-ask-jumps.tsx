/** Asks about totals that are very unlike the week before's. */
import type { Jump } from "@bluezone/contract/rollout/numbers";
import { integer } from "@bluezone/vietnamese/number";
import { useConfirm } from "../../../kit/page/confirm.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { NUMBERS } from "./words.ts";

/** Resolves to whether the reader says that they are right. */
export function useAskJumps(): (jumps: readonly Jump[]) => Promise<boolean> {
  const t = useWords(NUMBERS);
  const [locale] = useLocale();
  const confirm = useConfirm();
  return (jumps) =>
    confirm({
      title: t("jumpTitle"),
      text: (
        <div className="stack">
          <ul>
            {jumps.map(({ total, before, now }) => (
              <li key={total}>
                {t("jump", {
                  total: t(`total_${total}`),
                  before: integer(before, locale),
                  now: integer(now, locale),
                })}
              </li>
            ))}
          </ul>
          <p>{t("jumpText")}</p>
        </div>
      ),
      yes: t("jumpYes"),
      no: t("jumpNo"),
    });
}
