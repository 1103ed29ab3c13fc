/** Name, password and code in one step, or a passkey. One answer stands for every way to be wrong. */
import { passkeySignIn, passkeySignInOptions, signIn } from "@bluezone/contract/staff/sign-in";
import { useApi } from "../api/hooks.ts";
import { useDraft } from "../kit/form/draft.ts";
import { Form } from "../kit/form/form.tsx";
import { SecretField } from "../kit/form/secret-field.tsx";
import { TextField } from "../kit/form/text-field.tsx";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { askPasskey } from "./passkey.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { isSecondFactor, isSignInName } from "./typed.ts";
import { STAFF } from "./words.ts";

/** `onDone` is told who signed in. */
export function SignInForm({ onDone }: { readonly onDone: (person: { readonly id: string }) => void }) {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  const api = useApi();
  const missing = (value: string) => (value.trim() === "" ? kit("missing") : undefined);
  const draft = useDraft({ signInName: "", password: "", code: "" }, ({ signInName, password, code }) => ({
    signInName: missing(signInName) ?? (isSignInName(signInName) ? undefined : t("signInNameWrong")),
    password: missing(password),
    code: missing(code) ?? (isSecondFactor(code) ? undefined : t("codeWrong")),
  }));
  return (
    <>
      <Form
        draft={draft}
        words={STAFF}
        send={t("signIn")}
        onSend={async (values) => onDone(await api.ask(signIn, values))}
      >
        <TextField
          name="signInName"
          label={t("signInName")}
          autoComplete="username"
          spellCheck={false}
          required
        />
        <SecretField name="password" label={t("password")} autoComplete="current-password" required />
        <TextField name="code" label={t("code")} hint={t("codeHint")} autoComplete="one-time-code" required />
      </Form>
      <PasskeyButton
        label={t("signInPasskey")}
        ceremony={async () => {
          const { ceremony, options } = await api.ask(passkeySignInOptions, {});
          onDone(await api.ask(passkeySignIn, { ceremony, answer: await askPasskey(options) }));
        }}
      />
    </>
  );
}
