/** Asks before something that cannot be undone. */
import { Button } from "@mantine/core";
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";

const Dialog = lazy(async () => ({ default: (await import("./dialog.tsx")).Dialog }));

/** What is asked. `yes` begins with a verb and says what will happen. */
export type Question = {
  readonly title: string;
  readonly text: ReactNode;
  readonly yes: string;
  readonly no?: string;
  /** It deletes. */
  readonly danger?: boolean;
};
type Asking = { readonly question: Question; readonly answer: (yes: boolean) => void };

/** Where `useConfirm` finds it; nothing outside the shell. */
export const ConfirmContext = createContext<((question: Question) => Promise<boolean>) | undefined>(
  undefined,
);

/** Asks, and resolves to whether the reader said yes. Escape and a change of the page are no. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const confirm = useContext(ConfirmContext);
  if (!confirm) throw new TypeError("no Confirm above this component");
  return confirm;
}

/** Gives everything below it `useConfirm`. */
export function Confirm({ children }: { readonly children: ReactNode }) {
  const t = useWords(KIT);
  const [asking, setAsking] = useState<Asking>();
  const confirm = useCallback(
    (question: Question) => new Promise<boolean>((answer) => setAsking({ question, answer })),
    [],
  );
  const end = (yes: boolean): void => {
    asking?.answer(yes);
    setAsking(undefined);
  };
  return (
    <ConfirmContext.Provider value={confirm}>
      {children}
      {asking && (
        <Suspense>
          <Dialog open title={asking.question.title} onClose={() => end(false)}>
            <div className="stack">
              <div>{asking.question.text}</div>
              <div className="row">
                <Button
                  variant="filled"
                  {...(asking.question.danger ? { color: "danger" } : {})}
                  onClick={() => end(true)}
                >
                  {asking.question.yes}
                </Button>
                <Button onClick={() => end(false)}>{asking.question.no ?? t("cancel")}</Button>
              </div>
            </div>
          </Dialog>
        </Suspense>
      )}
    </ConfirmContext.Provider>
  );
}
