/** Why a message was not taken, what is kept of it, and what to do: mend and send it, or drop it. */
import type { MessageView } from "@bluezone/device/engine/messages/view";
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { refusalWords } from "./refusal.ts";

export function RefusalNote({ message }: { readonly message: MessageView | undefined }) {
  const { t } = useWords();
  const phone = usePhone();
  const { busy, run } = useTap();
  if (message?.state.is !== "refused") return null;
  const { id, state } = message;
  async function drop(): Promise<void> {
    const dropped = await run(async () => {
      await phone.tap.keepDraft(null);
      await phone.tap.takeBackMessage(id);
    });
    if (dropped) router.replace("/health");
  }
  return (
    <Note tone="danger" icon="act" title={t("messages:refused.title")} alert>
      <Text>{t(`messages:refused.${refusalWords(state.code)}`)}</Text>
      <Button
        kind="quiet"
        label={t("messages:state.cancel")}
        busy={busy}
        onPress={() => void drop()}
        testID="drop-message"
      />
    </Note>
  );
}
