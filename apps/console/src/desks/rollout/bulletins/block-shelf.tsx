/** The approved blocks beside a draft: a press puts one in; expired ones stay in sight and say so. */
import type { Block } from "@bluezone/contract/rollout/blocks";
import { parseDay } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useLocale, useWords } from "../../../words/language.tsx";
import { BULLETINS } from "./words.ts";

/** `used` are the codes that are in already. */
export function BlockShelf({
  blocks,
  used,
  onAdd,
}: {
  readonly blocks: readonly Block[];
  readonly used: readonly string[];
  readonly onAdd: (block: Block) => void;
}) {
  const t = useWords(BULLETINS);
  const [locale] = useLocale();
  const shown = blocks.filter(({ place, state }) => place !== "key-message" && state !== "waiting");
  const note = ({ state, validFrom, validTo }: Block): string | undefined => {
    if (state === "expired" && validTo !== null)
      return t("blockExpired", { day: dayMonth(parseDay(validTo), locale) });
    return state === "early" ? t("blockEarly", { day: dayMonth(parseDay(validFrom), locale) }) : undefined;
  };
  return (
    <section className="card stack" aria-labelledby="shelf-title">
      <h2 id="shelf-title">{t("blocks")}</h2>
      <ul className="shelf">
        {shown.map((block) => {
          const { code, title, place, border } = block;
          const said = note(block);
          const label = place === "headline" ? t("blockUse", { code }) : t("blockAdd", { code });
          return (
            <li key={code}>
              <span>
                <strong>{code}</strong> {title[locale]}
                {border && <span className="small"> · {t("border")}</span>}
                {said && (
                  <span className="small" data-answer="no">
                    {" "}
                    · {said}
                  </span>
                )}
              </span>
              {used.includes(code) ? (
                <span className="small">{t("blockIn")}</span>
              ) : (
                !said && (
                  <Button aria-label={label} title={label} onClick={() => onAdd(block)}>
                    {t(place === "headline" ? "blockUseShort" : "blockAddShort")}
                  </Button>
                )
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
