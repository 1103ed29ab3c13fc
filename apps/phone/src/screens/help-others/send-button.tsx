/** Sends the invitation on, and says what came of it where the system does not. */
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Note } from "../../kit/note.tsx";
import { OPERATOR } from "../../phone/operator.ts";
import { useWords } from "../../words/words.tsx";
import { type SendOutcome, send } from "./send.ts";

export function SendButton() {
  const { t } = useWords();
  const [sent, setSent] = useState<SendOutcome | null>(null);
  const text = t("guide:help.text", { address: OPERATOR.installAddress });
  return (
    <>
      <Button label={t("guide:help.send")} onPress={() => void send(text).then(setSent)} testID="send" />
      {sent === "copied" && (
        <Note tone="well" alert>
          {t("guide:help.copied")}
        </Note>
      )}
      {sent === "unavailable" && (
        <Note tone="act" alert>
          {t("guide:help.cannot-send")}
        </Note>
      )}
    </>
  );
}
