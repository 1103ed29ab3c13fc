/** One's own account: who one is here, password, second factors, recovery codes, all sessions. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { changePassword, me, newRecoveryCodes } from "@bluezone/contract/staff/account";
import { signOutEverywhere } from "@bluezone/contract/staff/sign-in";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useApi, useAsk, useDo } from "../api/hooks.ts";
import { useDraft } from "../kit/form/draft.ts";
import { Form } from "../kit/form/form.tsx";
import { SecretField } from "../kit/form/secret-field.tsx";
import { useConfirm } from "../kit/page/confirm.tsx";
import { Facts } from "../kit/page/facts.tsx";
import { useMoment } from "../kit/page/moment.ts";
import { PageTitle } from "../kit/page/page-title.tsx";
import { Settled } from "../kit/page/settled.tsx";
import { useAction } from "../kit/page/use-action.ts";
import { KIT, PAGES } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { Factors } from "./factors.tsx";
import { Lately } from "./lately.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useRoleName } from "./role-name.ts";
import { PASSWORD_AT_LEAST } from "./typed.ts";
import { STAFF } from "./words.ts";

type Account = ResponseOf<typeof me>;

function ChangePassword() {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  const change = useAction(changePassword);
  const empty = { password: "", newPassword: "" };
  const draft = useDraft(empty, ({ password, newPassword }) => ({
    password: password === "" ? kit("missing") : undefined,
    newPassword: newPassword.length < PASSWORD_AT_LEAST ? t("passwordShort") : undefined,
  }));
  return (
    <section className="card stack">
      <h2>{t("changePassword")}</h2>
      <Form
        aside
        draft={draft}
        words={STAFF}
        send={t("changePassword")}
        onSend={async (values) => {
          await change.send(values, t("passwordChanged"));
          draft.reset(empty);
        }}
      >
        <SecretField name="password" label={t("password")} autoComplete="current-password" required />
        <SecretField
          name="newPassword"
          label={t("newPassword")}
          hint={t("acceptPasswordHint")}
          autoComplete="new-password"
          required
        />
      </Form>
    </section>
  );
}

function Recovery({ left }: { readonly left: number }) {
  const t = useWords(STAFF);
  const make = useDo(newRecoveryCodes, { changes: [me] });
  const [asking, setAsking] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <section className="card stack">
      {codes ? (
        <RecoveryCodes codes={codes} done={t("recoveryDoneHere")} onDone={() => setCodes(undefined)} />
      ) : (
        <>
          <h2>{t("recoveryTitle")}</h2>
          <p>{t("recoveryLeft", { count: left })}</p>
          <div className="row">
            <Button onClick={() => setAsking(true)}>{t("recoveryNew")}</Button>
          </div>
        </>
      )}
      {asking && (
        <PasswordDialog
          title={t("recoveryNew")}
          send={t("recoveryNew")}
          onSend={async ({ password }) => setCodes((await make.mutateAsync({ password })).recoveryCodes)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function Everywhere() {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  const api = useApi();
  const confirm = useConfirm();
  const end = async (): Promise<void> => {
    const yes = await confirm({
      title: t("signOutEverywhere"),
      text: t("signOutEverywhereText"),
      yes: t("signOutEverywhere"),
      no: kit("cancel"),
    });
    if (!yes) return;
    await api.ask(signOutEverywhere, {});
    location.reload();
  };
  return (
    <div className="row">
      <Button onClick={() => void end()}>{t("signOutEverywhere")}</Button>
    </div>
  );
}

/** The page; `unitName` names the units of the roles, `children` are what a desk keeps of its people besides. */
export function AccountPage({
  unitName,
  children,
}: {
  readonly unitName: (unitId: string) => string;
  readonly children?: ReactNode;
}) {
  const t = useWords(STAFF);
  const title = useWords(PAGES);
  const moment = useMoment();
  const role = useRoleName();
  const query = useAsk(me, {});
  const facts = (account: Account) => [
    [t("accountName"), account.name] as const,
    [t("signInName"), account.signInName] as const,
    [
      t("accountRoles"),
      account.grants.map((grant) => (
        <div key={`${grant.role} ${grant.unitId}`}>
          {t("roleAt", { role: role(grant.role), unit: unitName(grant.unitId) })}
        </div>
      )),
    ] as const,
  ];
  return (
    <div className="stack">
      <PageTitle>{title("account")}</PageTitle>
      <Settled query={query}>
        {(account) => (
          <>
            <Facts
              label={title("account")}
              facts={facts(account)}
              note={t(account.idleSeconds % 3_600 === 0 ? "sessionUntilHours" : "sessionUntil", {
                time: moment(account.sessionUntil),
                minutes: Math.round(account.idleSeconds / 60),
                count: account.idleSeconds / 3_600,
              })}
            />
            <Factors account={account} />
            <Recovery left={account.recoveryCodesLeft} />
            {children}
            <ChangePassword />
            <Lately happened={account.lately} />
            <Everywhere />
          </>
        )}
      </Settled>
    </div>
  );
}
