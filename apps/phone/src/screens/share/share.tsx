/** Sharing: the screen only chooses; where a share stands is the engine's, so a reload goes on where it was. */
import { router } from "expo-router";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { Checking } from "../code/checking.tsx";
import { Refusal } from "../code/refusal.tsx";
import { Failed, Finished } from "./ended.tsx";
import { OnsetQuestion, TravelerQuestion } from "./questions.tsx";
import { Sending } from "./sending.tsx";
import { type Ready, WhatIsSent } from "./what-is-sent.tsx";

/** Questions first while the onset is not known; a day that the desk gave, or an agreement in advance, leads straight to the tap. */
function Asking({ share }: { readonly share: Ready }) {
  const [asked, setAsked] = useState<"onset" | "traveler" | null>(null);
  const { onset, testType } = share;
  if (testType !== "negative") {
    if (asked === "onset" || onset === null)
      return <OnsetQuestion onset={onset} onAnswered={() => setAsked("traveler")} />;
    if (asked === "traveler")
      return (
        <TravelerQuestion onset={onset} onAnswered={() => setAsked(null)} onBack={() => setAsked("onset")} />
      );
  }
  return <WhatIsSent share={share} onChange={() => setAsked("onset")} />;
}

function WithoutCode() {
  const { t } = useWords();
  const { share } = usePhoneState();
  return (
    <Screen title={share.is === "none" ? t("share:share.none-title") : t("share:share.title")}>
      {share.is === "none" && <Text>{t("share:share.none")}</Text>}
      {share.is === "refused" && <Refusal code={share.code} />}
      {share.is === "checking" && <Checking share={share} />}
      {share.is === "checking" ? (
        <Button label={t("share:share.home")} onPress={() => router.navigate("/")} />
      ) : (
        <Button label={t("share:share.enter")} onPress={() => router.push("/code")} testID="enter-code" />
      )}
      {share.is === "none" && (
        <Rows>
          <Row label={t("health:tab.self-report")} onPress={() => router.push("/self-report")} />
          <Row label={t("health:tab.pre-consent")} onPress={() => router.push("/pre-consent")} />
        </Rows>
      )}
    </Screen>
  );
}

export function Share() {
  const { share } = usePhoneState();
  switch (share.is) {
    case "ready":
      return <Asking share={share} />;
    case "sending":
      return <Sending share={share} />;
    case "shared":
    case "already-shared":
    case "negative":
      return <Finished share={share} />;
    case "failed":
      return <Failed code={share.code} />;
    case "none":
    case "checking":
    case "refused":
      return <WithoutCode />;
  }
}
