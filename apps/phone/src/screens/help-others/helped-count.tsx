/** "Tôi đã giúp N người": counted by taps, on this phone alone, with nobody's name. */
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";

export function HelpedCount() {
  const { t, lang } = useWords();
  const phone = usePhone();
  const { helped } = usePhoneState();
  const { busy, failed, run } = useTap();
  return (
    <Card>
      <Text as="heading" level={2}>
        {t("guide:helper.count", { n: integer(helped, lang) })}
      </Text>
      <Text as="small" colour="ink2">
        {t("guide:helper.count-stays")}
      </Text>
      <Button
        kind="quiet"
        label={t("guide:helper.more")}
        busy={busy}
        onPress={() => void run(() => phone.tap.countHelped(1))}
        testID="helped-more"
      />
      {helped > 0 && (
        <Button
          kind="quiet"
          label={t("guide:helper.fewer")}
          onPress={() => void run(() => phone.tap.countHelped(-1))}
          testID="helped-fewer"
        />
      )}
      {failed && (
        <Note tone="danger" icon="act" alert>
          {t("failed")}
        </Note>
      )}
    </Card>
  );
}
