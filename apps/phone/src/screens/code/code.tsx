/** Entering a code: typed, or brought by a link. It is checked after the tap on continue, never before. */
import type { ShareView } from "@bluezone/device/engine/share/view";
import { showCode } from "@bluezone/vietnamese/code";
import { router } from "expo-router";
import { useEffect, useState } from "react";
import { Button } from "../../kit/button.tsx";
import { CallHotline } from "../../kit/call-hotline.tsx";
import { Field } from "../../kit/field.tsx";
import { Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useLook } from "../../look/theme.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { Checking } from "./checking.tsx";
import { refusedWords } from "./code-words.ts";
import { Refusal } from "./refusal.tsx";

export interface CodeProps {
  /** What a link brought. */
  readonly brought?: string;
  /** A link came without a code that can be used. */
  readonly problem?: "no-code" | "other-host";
}

/** Whether a code has been taken: there is something to see under share. */
const taken = ({ is }: ShareView): boolean => is !== "none" && is !== "checking" && is !== "refused";

export function Code({ brought, problem }: CodeProps) {
  const { t } = useWords();
  const phone = usePhone();
  const { share, consent } = usePhoneState();
  const { busy, failed, run } = useTap();
  // A long code does not stand whole in its field when text is large.
  const large = useLook().textSize > 1.3;
  const [text, setText] = useState(brought === undefined ? "" : showCode(brought.toUpperCase()));
  const attempt = useAttempt();
  // Entered here, or still on its way when the screen opened: its answer leads on by itself.
  const [awaited, setAwaited] = useState(share.is === "checking");

  useEffect(() => {
    if (awaited && taken(share)) router.replace("/share");
  }, [awaited, share]);

  async function check(): Promise<void> {
    if (text.trim() === "") return;
    setAwaited(false);
    if (await run(() => phone.tap.enterCode(text))) setAwaited(true);
  }

  const refused = share.is === "refused" ? refusedWords(share.code) : null;
  return (
    <Form attempt={attempt}>
      <Screen title={t("share:code.title")}>
        {problem !== undefined && (
          <Note tone="act" icon="act">
            {t(`share:code.${problem}`)}
          </Note>
        )}
        {consent.sensing === null && (
          <>
            <Note tone="act" icon="act">
              {t("share:code.not-started")}
            </Note>
            <Button kind="quiet" label={t("share:code.start")} onPress={() => router.push("/first-run")} />
          </>
        )}
        <Text>{brought === undefined ? t("share:code.where") : t("share:code.received")}</Text>
        <Field
          kind="code"
          {...(large && text.length > 9 ? { detail: text } : {})}
          label={t("share:code.field")}
          value={text}
          onChange={setText}
          error={attempt.tried && text.trim() === "" ? t("share:code.empty") : null}
          onSubmit={() => attempt.press(check)}
          testID="code"
        />
        {share.is === "refused" && !busy && <Refusal code={share.code} />}
        {failed && (
          <Note tone="danger" alert>
            {t("failed")}
          </Note>
        )}
        {share.is === "checking" && <Checking share={share} />}
        <Button label={t("next")} busy={busy} onPress={() => attempt.press(check)} testID="check-code" />
        {(refused === "expired" || refused === "used" || refused === "other") && !busy && (
          <CallHotline kind="quiet" />
        )}
        {(share.is === "ready" || share.is === "sending") && !busy && (
          <Rows>
            <Row
              label={t("share:share.go-on")}
              detail={t("share:share.unfinished")}
              onPress={() => router.push("/share")}
              testID="go-share"
            />
          </Rows>
        )}
        <Text as="heading" level={2}>
          {t("share:code.qr-title")}
        </Text>
        <Text>{t("share:code.qr")}</Text>
      </Screen>
    </Form>
  );
}
