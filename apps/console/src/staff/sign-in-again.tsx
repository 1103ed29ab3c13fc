/** Over the page when a session has ended: the page below stays as it was, with all that was typed. */
import { me } from "@bluezone/contract/staff/account";
import { useEffect } from "react";
import { useApi } from "../api/hooks.ts";
import { Dialog } from "../kit/page/dialog.tsx";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { TownWay } from "./town-way.tsx";
import { STAFF } from "./words.ts";

/** An endpoint that is asked although nobody is signed in, and waits for no new session. */
const WHO = { ...me, audience: "open" } as const;

/** Whoever has signed in elsewhere in this browser goes on when they come back to this window; another person does not. */
function useSignedInElsewhere(personId: string, onDone: () => void): void {
  const api = useApi();
  useEffect(() => {
    const look = () =>
      void api.ask(WHO, {}).then(
        ({ id }) => id === personId && onDone(),
        () => {},
      );
    const shown = () => void (document.visibilityState === "visible" && look());
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", shown);
    return () => {
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", shown);
    };
  }, [api, personId, onDone]);
}

/** Somebody else who signs in here finds none of what the person before them typed. */
export function SignInAgain({
  personId,
  onDone,
}: {
  readonly personId: string;
  readonly onDone: () => void;
}) {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  useSignedInElsewhere(personId, onDone);
  return (
    <Dialog open title={t("againTitle")}>
      <div className="stack">
        <p role="alert">{kit("sessionEnded")}</p>
        <TownWay />
        <SignInForm onDone={({ id }) => (id === personId ? onDone() : location.reload())} />
      </div>
    </Dialog>
  );
}
