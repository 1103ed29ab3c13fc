/** Over the page when a session has ended: the page below stays as it was, with all that was typed. */
import { Dialog } from "../kit/page/dialog.tsx";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { TownWay } from "./town-way.tsx";
import { STAFF } from "./words.ts";

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
