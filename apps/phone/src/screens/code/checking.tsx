/** A code is on its way: a moment, or until there is a connection again. */
import type { ShareView } from "@bluezone/device/engine/share/view";
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, useTap } from "../../phone/phone.tsx";
import { timeOf } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";

export function Checking({ share }: { readonly share: Extract<ShareView, { readonly is: "checking" }> }) {
  const { t } = useWords();
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  return (
    <View style={{ gap: SPACE[2] }}>
      <Note tone={share.cut ? "act" : "well"} icon={share.cut ? "offline" : "unchecked"}>
        <View aria-live="polite" style={{ gap: SPACE[0] }}>
          <Text>{share.cut ? t("share:code.cut") : t("share:code.checking")}</Text>
          {share.nextTry !== null && <Text>{t("share:code.next-try", { at: timeOf(share.nextTry) })}</Text>}
        </View>
      </Note>
      {share.cut && (
        <Button
          kind="quiet"
          busy={busy}
          label={t("share:code.forget")}
          onPress={() => void run(() => phone.tap.forgetCode())}
          testID="forget-code"
        />
      )}
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
    </View>
  );
}
