/** Finds cases and contacts within reach to put into a cluster. */
import { listCases } from "@bluezone/contract/health/cases";
import { listContacts } from "@bluezone/contract/health/contacts";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { CLUSTERS } from "./words.ts";

/** Who was found. */
export type FoundMember =
  | { readonly caseIds: readonly string[] }
  | { readonly contactIds: readonly string[] };

function Found({
  who,
  label,
  onPick,
}: {
  readonly who: readonly (string | number | null)[];
  readonly label: (who: string) => string;
  readonly onPick: () => unknown;
}) {
  return (
    <li>
      <Button onClick={() => void onPick()}>{label(who.filter((part) => part !== null).join(" · "))}</Button>
    </li>
  );
}

/** The dialog; what is typed is asked for from the second letter on. It stays open, so that several are put in one after the other. */
export function FindMember({
  onFound,
  onClose,
}: {
  readonly onFound: (found: FoundMember) => unknown;
  readonly onClose: () => void;
}) {
  const t = useWords(CLUSTERS);
  const { may } = useSession();
  const [typed, setTyped] = useState("");
  const words = typed.trim();
  const asking = words.length >= 2;
  const contactsToo = may("contacts.write");
  const cases = useAsk(listCases, { words, state: "all", limit: 8 }, { when: asking, keep: true });
  const contacts = useAsk(listContacts, { words, limit: 8 }, { when: asking && contactsToo, keep: true });
  const foundContacts = contactsToo ? (contacts.data?.contacts ?? []) : [];
  return (
    <Dialog open title={t("addTitle")} onClose={onClose}>
      <div className="stack">
        <TextInput
          label={t("addHint")}
          value={typed}
          data-autofocus
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {asking && (
          <Settled
            query={cases}
            isEmpty={(answer) => answer.cases.length + foundContacts.length === 0}
            empty={<p role="status">{t("addNone")}</p>}
          >
            {(answer) => (
              <ul className="found-cases stack">
                {answer.cases.map(({ id, name, number, birthYear }) => (
                  <Found
                    key={id}
                    who={[name, birthYear, number]}
                    label={(who) => t("addCase", { who })}
                    onPick={() => onFound({ caseIds: [id] })}
                  />
                ))}
                {foundContacts.map(({ id, name, birthYear, caseNumber }) => (
                  <Found
                    key={id}
                    who={[name, birthYear, caseNumber]}
                    label={(who) => t("addContact", { who })}
                    onPick={() => onFound({ contactIds: [id] })}
                  />
                ))}
              </ul>
            )}
          </Settled>
        )}
      </div>
    </Dialog>
  );
}
