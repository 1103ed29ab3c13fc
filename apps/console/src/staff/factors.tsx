/** The second factors of one's own account: authenticator app and passkeys. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  addPasskey,
  addPasskeyOptions,
  confirmTotp,
  me,
  newTotp,
  removePasskey,
} from "@bluezone/contract/staff/account";
import { dayOf, parseInstant } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useApi, useDo } from "../api/hooks.ts";
import { Refused } from "../api/refused.ts";
import { TextField } from "../kit/form/text-field.tsx";
import { useAction } from "../kit/page/use-action.ts";
import { useLocale, useWords } from "../words/language.tsx";
import { hasPasskeys, makePasskey } from "./passkey.ts";
import { PasswordDialog } from "./password-dialog.tsx";
import { TotpSetup } from "./totp-setup.tsx";
import { STAFF } from "./words.ts";

type Account = ResponseOf<typeof me>;

function App({ has }: { readonly has: boolean }) {
  const t = useWords(STAFF);
  const begin = useDo(newTotp);
  const confirm = useAction(confirmTotp, { changes: [me] });
  const [asking, setAsking] = useState(false);
  const [begun, setBegun] = useState<ResponseOf<typeof newTotp>>();
  if (begun)
    return (
      <TotpSetup
        uri={begun.totpUri}
        secret={begun.totpSecret}
        onCode={async (code) => {
          await confirm.send({ enrolment: begun.enrolment, code }, t("factorAppChanged"));
          setBegun(undefined);
        }}
      />
    );
  return (
    <div className="row">
      <span>{t(has ? "factorAppHas" : "factorAppHasNot")}</span>
      <Button onClick={() => setAsking(true)}>{t("factorAppNew")}</Button>
      {asking && (
        <PasswordDialog
          title={t("factorAppNew")}
          send={t("acceptNext")}
          onSend={async ({ password }) => setBegun(await begin.mutateAsync({ password }))}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function Passkeys({ passkeys }: Pick<Account, "passkeys">) {
  const t = useWords(STAFF);
  const [locale] = useLocale();
  const api = useApi();
  const add = useAction(addPasskey, { changes: [me] });
  const remove = useAction(removePasskey, { changes: [me] });
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Account["passkeys"][number]>();
  return (
    <>
      <h3>{t("passkeys")}</h3>
      {passkeys.length > 0 && (
        <ul className="plain stack">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="row">
              <span>
                {t("passkeySince", {
                  name: passkey.name,
                  day: date(dayOf(parseInstant(passkey.addedAt), "vietnam"), locale),
                })}
              </span>
              <Button color="danger" onClick={() => setRemoving(passkey)}>
                {t("passkeyRemove", { name: passkey.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {hasPasskeys() ? <Button onClick={() => setAdding(true)}>{t("passkeyAdd")}</Button> : t("noPasskeys")}
      </div>
      {adding && (
        <PasswordDialog
          title={t("passkeyAdd")}
          send={t("passkeyAdd")}
          named
          onSend={async ({ password, name }) => {
            const { ceremony, options } = await api.ask(addPasskeyOptions, { password });
            const answer = await makePasskey(options).catch(() => {
              throw new Refused("passkey", 400, "the browser gave no passkey");
            });
            await add.send({ name, ceremony, answer }, t("passkeyAdded"));
          }}
          onClose={() => setAdding(false)}
        >
          <TextField name="name" label={t("passkeyName")} required />
        </PasswordDialog>
      )}
      {removing && (
        <PasswordDialog
          title={t("passkeyRemove", { name: removing.name })}
          send={t("passkeyRemove", { name: removing.name })}
          onSend={async ({ password }) => {
            await remove.send({ id: removing.id, password }, t("passkeyRemoved"));
          }}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

/** The card. */
export function Factors({ account }: { readonly account: Account }) {
  const t = useWords(STAFF);
  return (
    <section className="card stack">
      <h2>{t("factors")}</h2>
      <App has={account.totp} />
      <Passkeys passkeys={account.passkeys} />
    </section>
  );
}
