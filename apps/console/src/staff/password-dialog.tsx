/** Asks for the password again before something that changes how one signs in. */
import type { ReactNode } from "react";
import { type Draft, useDraft } from "../kit/form/draft.ts";
import { Form } from "../kit/form/form.tsx";
import { SecretField } from "../kit/form/secret-field.tsx";
import { Dialog } from "../kit/page/dialog.tsx";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { STAFF } from "./words.ts";

/** What is typed: the password, and a name where one is asked for. */
export type PasswordEntry = { readonly password: string; readonly name: string };

/** `send` is the main button's label; `children` are more fields, of the draft's `name`. */
export function PasswordDialog({
  title,
  send,
  named = false,
  children,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly send: string;
  /** A name must be given too. */
  readonly named?: boolean;
  readonly children?: ReactNode;
  readonly onSend: (typed: PasswordEntry) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  const draft: Draft<PasswordEntry> = useDraft<PasswordEntry>(
    { password: "", name: "" },
    ({ password, name }) => ({
      password: password === "" ? kit("missing") : undefined,
      name: named && name.trim() === "" ? kit("missing") : undefined,
    }),
  );
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form
        draft={draft}
        words={STAFF}
        send={send}
        onSend={async (typed) => {
          await onSend(typed);
          onClose();
        }}
      >
        {children}
        <SecretField
          name="password"
          label={t("password")}
          hint={t("askPassword")}
          autoComplete="current-password"
          required
        />
      </Form>
    </Dialog>
  );
}
