/** Opens a quarantine by the code in the station's text message. */
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Field } from "../../kit/field.tsx";
import { Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { faultOf, type QuarantineFault } from "./standing.ts";

export function OpenCode() {
  const { t } = useWords();
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  const attempt = useAttempt();
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<QuarantineFault | null>(null);
  const open = (): void =>
    attempt.press(() => run(async () => setFault(faultOf(await phone.tap.openQuarantine(code)))));
  return (
    <Form attempt={attempt}>
      <Text>{t("messages:quarantine.what")}</Text>
      <Field
        label={t("messages:quarantine.code")}
        detail={t("messages:quarantine.code-detail")}
        value={code}
        onChange={setCode}
        onSubmit={open}
        testID="quarantine-code"
      />
      {fault !== null && (
        <Note tone="danger" icon="act" alert>
          {t(`messages:quarantine.fault.${fault}`)}
        </Note>
      )}
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
      <Text as="small" colour="ink2">
        {t("messages:quarantine.sends")}
      </Text>
      <Button label={t("messages:quarantine.open")} busy={busy} onPress={open} testID="open-quarantine" />
    </Form>
  );
}
