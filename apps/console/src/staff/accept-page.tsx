/** Accepting an invitation: name and password, a second factor that is proven, recovery codes. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  accept,
  acceptPasskey,
  acceptPasskeyOptions,
  acceptTotp,
  lookAtInvitation,
} from "@bluezone/contract/staff/invitations";
import { useState } from "react";
import { useApi, useAsk } from "../api/hooks.ts";
import { useDraft } from "../kit/form/draft.ts";
import { Form } from "../kit/form/form.tsx";
import { SecretField } from "../kit/form/secret-field.tsx";
import { TextField } from "../kit/form/text-field.tsx";
import { useMoment } from "../kit/page/moment.ts";
import { Settled } from "../kit/page/settled.tsx";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { makePasskey } from "./passkey.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useRoleName } from "./role-name.ts";
import { Threshold } from "./threshold.tsx";
import { TotpSetup } from "./totp-setup.tsx";
import { isSignInName, PASSWORD_AT_LEAST } from "./typed.ts";
import { STAFF } from "./words.ts";

type Invitation = ResponseOf<typeof lookAtInvitation>;
type Begun = ResponseOf<typeof accept>;

function First({
  token,
  invitation,
  onBegun,
}: {
  readonly token: string;
  readonly invitation: Invitation;
  readonly onBegun: (begun: Begun) => void;
}) {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  const moment = useMoment();
  const role = useRoleName();
  const api = useApi();
  const { name, until, signInName } = invitation;
  const draft = useDraft({ name, signInName: signInName ?? "", password: "" }, (values) => ({
    name: values.name.trim() === "" ? kit("missing") : undefined,
    signInName: isSignInName(values.signInName) ? undefined : t("signInNameWrong"),
    password: values.password.length < PASSWORD_AT_LEAST ? t("passwordShort") : undefined,
  }));
  return (
    <>
      <p>{t("acceptTo", { name, role: role(invitation.role), until: moment(until) })}</p>
      <Form
        draft={draft}
        words={STAFF}
        send={t("acceptNext")}
        onSend={async (values) => onBegun(await api.ask(accept, { token, ...values }))}
      >
        <TextField name="name" label={t("acceptName")} autoComplete="name" required />
        <TextField
          name="signInName"
          label={t("signInName")}
          hint={t("acceptSignInNameHint")}
          autoComplete="username"
          spellCheck={false}
          disabled={signInName !== null}
          required
        />
        <SecretField
          name="password"
          label={t("password")}
          hint={t("acceptPasswordHint")}
          autoComplete="new-password"
          required
        />
      </Form>
    </>
  );
}

function Second({
  begun,
  onCodes,
}: {
  readonly begun: Begun;
  readonly onCodes: (codes: readonly string[]) => void;
}) {
  const t = useWords(STAFF);
  const api = useApi();
  const { enrolment } = begun;
  return (
    <>
      <p>{t("factorWhy")}</p>
      <TotpSetup
        uri={begun.totpUri}
        secret={begun.totpSecret}
        onCode={async (code) => onCodes((await api.ask(acceptTotp, { enrolment, code })).recoveryCodes)}
      />
      <PasskeyButton
        label={t("factorPasskey")}
        ceremony={async () => {
          const { ceremony, options } = await api.ask(acceptPasskeyOptions, { enrolment });
          const answer = await makePasskey(options);
          onCodes((await api.ask(acceptPasskey, { enrolment, ceremony, answer })).recoveryCodes);
        }}
      />
    </>
  );
}

/** The page; `token` is the invitation's secret. */
export function AcceptPage({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const t = useWords(STAFF);
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState<readonly string[]>();
  const query = useAsk(lookAtInvitation, { token });
  if (codes)
    return (
      <Threshold title={t("acceptTitle")}>
        <RecoveryCodes codes={codes} done={t("recoveryDone")} onDone={onDone} />
      </Threshold>
    );
  if (begun)
    return (
      <Threshold title={t("factorTitle")}>
        <Second begun={begun} onCodes={setCodes} />
      </Threshold>
    );
  return (
    <Threshold title={t("acceptTitle")}>
      <Settled query={query} words={STAFF}>
        {(invitation) => <First token={token} invitation={invitation} onBegun={setBegun} />}
      </Settled>
    </Threshold>
  );
}
