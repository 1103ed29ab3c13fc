/** Before a round: what the phone will keep, for how long, and the button. Nothing is taken along without it. */
import { MOST_ROUND, ROUND_HOURS } from "@bluezone/contract/health/quarantine-round";
import { useState } from "react";
import { Refused } from "../../../../api/refused.ts";
import { FAULTS } from "../../../../words/kit.ts";
import { useMaybeWord, useWords } from "../../../../words/language.tsx";
import { ROUND } from "./words.ts";

/** Takes it; `again` when a list is there already. */
export function TakeButton({
  again,
  onTake,
}: {
  readonly again: boolean;
  readonly onTake: () => Promise<void>;
}) {
  const t = useWords(ROUND);
  const word = useMaybeWord();
  const [fault, setFault] = useState<string>();
  const take = async (): Promise<void> => {
    setFault(undefined);
    try {
      await onTake();
    } catch (error) {
      const code = error instanceof Refused ? error.code : "unknown";
      setFault(
        code === "round_too_large"
          ? t("fault_round_too_large", { most: String(MOST_ROUND) })
          : (word(FAULTS, code) ?? word(FAULTS, "unknown")),
      );
    }
  };
  return (
    <>
      <button type="button" className={again ? "plain" : "main"} onClick={() => void take()}>
        {t(again ? "takeAgain" : "take")}
      </button>
      {fault && (
        <p role="alert" className="notice">
          {fault}
        </p>
      )}
    </>
  );
}

/** The section. */
export function TakeAlong({ onTake }: { readonly onTake: () => Promise<void> }) {
  const t = useWords(ROUND);
  return (
    <section>
      <h2>{t("takeTitle")}</h2>
      <p>{t("takeWhat")}</p>
      <p>{t("takeUntil", { hours: String(ROUND_HOURS) })}</p>
      <p>{t("takeLock")}</p>
      <TakeButton again={false} onTake={onTake} />
    </section>
  );
}
