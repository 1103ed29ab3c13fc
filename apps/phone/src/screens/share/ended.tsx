/** A share that is over: done, nothing to do, or not possible with this code. */
import type { ShareView } from "@bluezone/device/engine/share/view";
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { CallHotline } from "../../kit/call-hotline.tsx";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { usePhone, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { failedWords } from "../code/code-words.ts";

type EndedShare = Extract<ShareView, { readonly is: "shared" | "already-shared" | "negative" }>;

/** Its words under `share:done`, and whether it comes with a positive result. */
function doneOf(share: EndedShare) {
  if (share.is === "negative") return { words: "negative", positive: false } as const;
  if (share.is === "already-shared") return { words: "already", positive: true } as const;
  return share.testType === "negative"
    ? ({ words: "revised", positive: false } as const)
    : ({ words: "shared", positive: true } as const);
}

export function Finished({ share }: { readonly share: EndedShare }) {
  const { t } = useWords();
  const emergency = useEmergency();
  const { words, positive } = doneOf(share);
  const title = t(`share:done.${words}`);
  const sentence = t(`share:done.${words}-sentence`);
  return (
    <Screen title={title} read={spoken([title, sentence, ...(positive ? [emergency] : [])])}>
      <Text>{sentence}</Text>
      {positive ? (
        <>
          <Button label={t("share:done.care")} onPress={() => router.push("/care")} testID="go-care" />
          <CallHotline kind="quiet" />
          <Emergency />
        </>
      ) : (
        <Button label={t("share:done.home")} onPress={() => router.navigate("/")} />
      )}
    </Screen>
  );
}

/** @param code of the contract or of the engine */
export function Failed({ code }: { readonly code: string }) {
  const { t } = useWords();
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  const words = `share:failed.${failedWords(code)}` as const;

  async function anew(): Promise<void> {
    if (await run(() => phone.tap.forgetCode())) router.replace("/code");
  }

  return (
    <Screen title={t("share:share.title")}>
      <Note tone="danger" icon="act" title={t(`${words}.title`)} alert>
        {t(`${words}.sentence`)}
      </Note>
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
      <Button label={t("share:failed.button")} busy={busy} onPress={() => void anew()} testID="new-code" />
      <CallHotline kind="quiet" />
    </Screen>
  );
}
