/** What is on this phone and when it goes; how to take it along, take things back, pause, delete. */
import type { Holdings } from "@bluezone/device/engine/holdings";
import { router } from "expo-router";
import { useCallback, useEffect, useState } from "react";
import { shareFile } from "../../adapters/system/sharing.ts";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { type HeldLine, heldWords } from "./held.ts";

const FILE = "bluezone-data.json";

function HeldCard({ line: { what, title, purpose, span, goes } }: { readonly line: HeldLine }) {
  return (
    <Card gap={4}>
      <Text as="heading" level={2} testID={`held-${what}`}>
        {title}
      </Text>
      <Text>{purpose}</Text>
      {span !== null && <Text>{span}</Text>}
      <Text colour="ink2">{goes}</Text>
    </Card>
  );
}

export function MyData() {
  const words = useWords();
  const { t } = words;
  const phone = usePhone();
  const { preConsent } = usePhoneState();
  const { busy, failed, run } = useTap();
  const [holdings, setHoldings] = useState<Holdings | null>(null);
  const [uncounted, setUncounted] = useState(false);
  const [done, setDone] = useState<"exported" | "withdrawn" | null>(null);
  const count = useCallback(async () => setHoldings(await phone.tap.holdings()), [phone]);
  useEffect(() => {
    void count().catch(() => setUncounted(true));
  }, [count]);

  async function keep(): Promise<void> {
    setDone(null);
    await run(async () => {
      const content = await phone.tap.exportData();
      const shared = await shareFile({ name: FILE, type: "application/json", content });
      if (shared === "unavailable") throw new TypeError("nothing here takes a file");
      if (shared !== "dismissed") setDone("exported");
    });
  }
  async function withdraw(): Promise<void> {
    setDone(null);
    const withdrawn = await run(async () => {
      await phone.tap.withdrawPreConsent();
      await count();
    });
    if (withdrawn) setDone("withdrawn");
  }

  const held = holdings === null ? null : heldWords(holdings, words);
  const intro = t("data:my-data.intro");
  return (
    <Screen
      title={t("data:my-data.title")}
      read={[intro, ...(held?.lines ?? []).map(({ title, goes }) => `${title}. ${goes}`)].join(" ")}
    >
      <Text>{intro}</Text>
      {held === null && !uncounted && <Text colour="ink2">{t("data:my-data.counting")}</Text>}
      {held?.lines.length === 0 && <Note tone="well">{t("data:my-data.empty")}</Note>}
      {held?.lines.map((line) => (
        <HeldCard key={line.what} line={line} />
      ))}
      {held !== null && held.lines.length > 0 && held.absent !== null && (
        <Text>{t("data:my-data.not-there", { names: held.absent })}</Text>
      )}
      <Text colour="ink2">{t("data:my-data.choices")}</Text>
      {(failed || uncounted) && (
        <Note tone="danger" icon="act" alert>
          {t("failed")}
        </Note>
      )}
      {done !== null && (
        <Note tone="well" icon="well" alert>
          {t(`data:my-data.${done}`)}
        </Note>
      )}
      <Text>{t("data:my-data.export-detail")}</Text>
      <Button label={t("data:my-data.export")} onPress={() => void keep()} busy={busy} testID="export" />
      {preConsent !== null && (
        <Button
          kind="quiet"
          label={t("data:my-data.withdraw-pre-consent")}
          onPress={() => void withdraw()}
          disabled={busy}
          testID="withdraw-pre-consent"
        />
      )}
      <Rows>
        <Row label={t("data:my-data.consents")} onPress={() => router.push("/consents")} />
        <Row label={t("data:my-data.proofs")} onPress={() => router.push("/proofs")} testID="go-proofs" />
        <Row label={t("data:my-data.pause")} onPress={() => router.push("/pause")} />
        <Row label={t("data:my-data.delete")} onPress={() => router.push("/delete")} testID="go-delete" />
      </Rows>
    </Screen>
  );
}
