/** An authenticator app is tied to the account: its QR code, its key as text, and a code that proves it. */
import { Qr } from "../kit/chart/qr.tsx";
import { useDraft } from "../kit/form/draft.ts";
import { Form } from "../kit/form/form.tsx";
import { TextField } from "../kit/form/text-field.tsx";
import { useWords } from "../words/language.tsx";
import { STAFF } from "./words.ts";

/** A key in groups of four, as one types it. */
const grouped = (secret: string): string => secret.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");

/** `onCode` sends the code and throws what the server says against it. */
export function TotpSetup({
  uri,
  secret,
  onCode,
}: {
  readonly uri: string;
  readonly secret: string;
  readonly onCode: (code: string) => Promise<unknown>;
}) {
  const t = useWords(STAFF);
  const draft = useDraft({ totp: "" }, ({ totp }) => ({
    totp: /^\d{6}$/.test(totp.replace(/\s/g, "")) ? undefined : t("codeWrong"),
  }));
  return (
    <section className="stack">
      <h2>{t("factorApp")}</h2>
      <ol className="stack">
        <li>
          {t("factorApp1")}
          <div>
            <Qr text={uri} name={t("factorApp")} />
          </div>
        </li>
        <li className="secret">{t("factorApp2", { secret: grouped(secret) })}</li>
        <li>{t("factorApp3")}</li>
      </ol>
      <Form draft={draft} words={STAFF} send={t("factorFinish")} onSend={({ totp }) => onCode(totp)}>
        <TextField
          name="totp"
          label={t("factorCode")}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
        />
      </Form>
    </section>
  );
}
