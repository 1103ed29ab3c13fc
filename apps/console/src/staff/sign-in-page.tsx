/** Signing in. */
import { useWords } from "../words/language.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { Threshold } from "./threshold.tsx";
import { TownWay } from "./town-way.tsx";
import { STAFF } from "./words.ts";

/** The page. */
export function SignInPage({ onDone }: { readonly onDone: () => void }) {
  const t = useWords(STAFF);
  return (
    <Threshold title={t("signInTitle")}>
      <TownWay />
      <SignInForm onDone={onDone} />
      <p className="small">{t("signInForgot")}</p>
    </Threshold>
  );
}
