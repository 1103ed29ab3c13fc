/** Finds the case that a code is to be issued for. */
import { listCases } from "@bluezone/contract/health/cases";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import { CODES } from "./words.ts";

/** A case that was found. */
export type FoundCase = { readonly caseId: string; readonly name: string; readonly number: string };

/** The dialog; what is typed is asked for from the second letter on. */
export function FindCase({
  onFound,
  onClose,
}: {
  readonly onFound: (found: FoundCase) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(CODES);
  const [words, setWords] = useState("");
  const asking = words.trim().length >= 2;
  const query = useAsk(listCases, { words, limit: 8 }, { when: asking, keep: true });
  return (
    <Dialog open title={t("findCase")} onClose={onClose}>
      <div className="stack">
        <TextInput
          label={t("findCase")}
          description={t("findHint")}
          value={words}
          data-autofocus
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {asking && (
          <Settled
            query={query}
            isEmpty={({ cases }) => cases.length === 0}
            empty={<p role="status">{t("noCase")}</p>}
          >
            {({ cases }) => (
              <ul className="found-cases stack">
                {cases.map(({ id, name, number, birthYear }) => (
                  <li key={id}>
                    <Button
                      aria-label={t("choose", { name, number })}
                      onClick={() => onFound({ caseId: id, name, number })}
                    >
                      {[name, birthYear, number].filter((part) => part !== null).join(" · ")}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </Settled>
        )}
      </div>
    </Dialog>
  );
}
