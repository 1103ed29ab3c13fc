/** "5K theo từng nơi": what to do at the market, on the ferry, at a counter. */
import { dayOf } from "@bluezone/protocol/time";
import { Card } from "../../kit/card.tsx";
import { Numbered } from "../../kit/numbered.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { Advice } from "./advice.tsx";
import { ToldPage } from "./told-page.tsx";

export function PlaceAdvice() {
  const { t, lang } = useWords();
  const { now } = usePhoneState();
  return (
    <ToldPage
      title={t("local:five-k.by-place")}
      read={({ document }) =>
        document.fiveK
          .flatMap(({ title, lines }) => [`${title[lang]}:`, ...lines.map((line) => line[lang])])
          .join(" ")
      }
    >
      {({ document: { fiveK } }) => (
        <>
          {fiveK.length === 0 && <Text>{t("local:five-k.no-place")}</Text>}
          {fiveK.map(({ place, title, lines }) => (
            <Card key={place}>
              <Text strong>{title[lang] || title.vi}</Text>
              <Numbered items={lines.map((line) => ({ text: line[lang] || line.vi }))} />
            </Card>
          ))}
          <Advice today={dayOf(now, "vietnam")} />
        </>
      )}
    </ToldPage>
  );
}
