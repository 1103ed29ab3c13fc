/** Name, password and code in one step, or a passkey. One answer stands for every way to be wrong. */
import { passkeySignIn, passkeySignInOptions, signIn } from "@bluezone/contract/staff/sign-in";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useApi } from "../api/hooks.ts";
import { Refused } from "../api/refused.ts";
import { useDraft } from "../kit/draft.ts";
import { useFaultText } from "../kit/fault-text.ts";
import { Form } from "../kit/form.tsx";
import { SecretField } from "../kit/secret-field.tsx";
import { TextField } from "../kit/text-field.tsx";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { askPasskey, hasPasskeys } from "./passkey.ts";
import { STAFF } from "./words.ts";

/** `onDone` is told who signed in. */
export function SignInForm({ onDone }: { readonly onDone: (person: { readonly id: string }) => void }) {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  const text = useFaultText(STAFF);
  const api = useApi();
  const [fault, setFault] = useState<string>();
  const missing = (value: string) => (value.trim() === "" ? kit("missing") : undefined);
  const draft = useDraft({ signInName: "", password: "", code: "" }, (values) => ({
    signInName:
      missing(values.signInName) ??
      (/^[a-z0-9][a-z0-9._-]{2,39}$/i.test(values.signInName.trim()) ? undefined : t("signInNameWrong")),
    password: missing(values.password),
    code:
      missing(values.code) ??
      (/^(\d{6}|[a-z0-9]{5}-[a-z0-9]{5})$/i.test(values.code.replace(/\s/g, ""))
        ? undefined
        : t("codeWrong")),
  }));
  const withPasskey = async (): Promise<void> => {
    setFault(undefined);
    try {
      const { ceremony, options } = await api.ask(passkeySignInOptions, {});
      onDone(await api.ask(passkeySignIn, { ceremony, answer: await askPasskey(options) }));
    } catch (thrown) {
      setFault(thrown instanceof Refused ? text(thrown) : t("passkeyFailed"));
    }
  };
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
      {hasPasskeys() && (
        <div className="stack other-way">
          <p>{t("signInPasskeyHint")}</p>
          <Button onClick={() => void withPasskey()}>{t("signInPasskey")}</Button>
          {fault && (
            <p role="alert" className="fault">
              {fault}
            </p>
          )}
        </div>
      )}
    </>
  );
}
