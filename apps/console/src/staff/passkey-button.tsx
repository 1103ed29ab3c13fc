/** A button that goes through a passkey ceremony and says when that came to nothing. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { Refused } from "../api/refused.ts";
import { useFaultText } from "../kit/page/fault-text.ts";
import { useWords } from "../words/language.tsx";
import { hasPasskeys } from "./passkey.ts";
import { STAFF } from "./words.ts";

/** `ceremony` asks the server, the authenticator, the server; nothing is shown in browsers without passkeys. */
export function PasskeyButton({
  label,
  ceremony,
}: {
  readonly label: string;
  readonly ceremony: () => Promise<unknown>;
}) {
  const t = useWords(STAFF);
  const text = useFaultText(STAFF);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  if (!hasPasskeys()) return null;
  const press = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      await ceremony();
    } catch (thrown) {
      setFault(thrown instanceof Refused ? text(thrown) : t("passkeyFailed"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack other-way">
      <p>{t("signInPasskeyHint")}</p>
      <div className="row">
        <Button loading={busy} onClick={() => void press()}>
          {label}
        </Button>
      </div>
      {fault && (
        <p role="alert" className="fault" tabIndex={-1}>
          {fault}
        </p>
      )}
    </div>
  );
}
