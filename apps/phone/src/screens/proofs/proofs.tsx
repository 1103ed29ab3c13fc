/** The server's signatures, checked before the resident's eyes. */
import type { Proof } from "@bluezone/device/engine/proof";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { timeOf } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";
import { proofWords } from "./proof-words.ts";

const ICONS = { well: "well", danger: "act", act: "offline" } as const;

export function Proofs() {
  const words = useWords();
  const { t } = words;
  const phone = usePhone();
  const { now } = usePhoneState();
  const { busy, failed, run } = useTap();
  const [found, setFound] = useState<{ readonly proofs: readonly Proof[]; readonly at: typeof now } | null>(
    null,
  );
  const check = (): void =>
    void run(async () => {
      const proofs = await phone.tap.proofs();
      setFound({ proofs, at: phone.state().now });
    });
  const title = t("data:proofs.title");
  const intro = t("data:proofs.intro");
  const said = (found?.proofs ?? []).map((proof) => ({
    outcome: proof.outcome,
    ...proofWords(proof, words),
  }));
  return (
    <Screen title={title} read={[intro, ...said.map((one) => `${one.title}: ${one.sentence}`)].join(" ")}>
      <Text>{intro}</Text>
      <Button
        label={t(found === null ? "data:proofs.button" : "data:proofs.again")}
        onPress={check}
        busy={busy}
        testID="check"
      />
      {failed && (
        <Note tone="danger" icon="act" alert>
          {t("failed")}
        </Note>
      )}
      {found !== null && (
        <Note tone="well" alert>
          {t(found.proofs.length === 0 ? "data:proofs.nothing" : "data:proofs.done", {
            time: timeOf(found.at),
          })}
        </Note>
      )}
      {said.map((one) => (
        <Card key={one.what}>
          <Text as="heading" level={2}>
            {one.title}
          </Text>
          <Note tone={one.tone} icon={one.outcome === "none" ? "calm" : ICONS[one.tone]}>
            {one.sentence}
          </Note>
          <Facts facts={one.facts} />
        </Card>
      ))}
    </Screen>
  );
}
