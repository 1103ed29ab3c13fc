/** "Bản tin": as the stations read them out, with their sound where it can be played. */
import type { ToldBulletin } from "@bluezone/contract/rollout/local";
import { capital } from "@bluezone/vietnamese/labels/case";
import { Card } from "../../kit/card.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { cutOffText, spanText } from "./dates.ts";
import { SoundButton } from "./sound-button.tsx";
import { ToldPage } from "./told-page.tsx";

/** The paragraphs in a language, or in Vietnamese where nobody wrote them in it. */
const textOf = ({ vi, en }: ToldBulletin, lang: "vi" | "en"): readonly string[] =>
  lang === "en" && en.length > 0 ? en : vi;

function Bulletin({ bulletin }: { readonly bulletin: ToldBulletin }) {
  const { t, lang } = useWords();
  const { number, priority, firstDay, lastDay, source, cutOff, audio } = bulletin;
  return (
    <Card>
      <Text as="heading" level={2}>
        {t("local:bulletins.number", { number })}
      </Text>
      {priority !== "ordinary" && (
        <Text strong colour="text-act">
          {capital(t(`local:bulletins.priority.${priority}`))}
        </Text>
      )}
      <Text as="small" colour="ink2">
        {t("local:bulletins.days", { days: spanText(firstDay, lastDay, lang) })}
      </Text>
      {textOf(bulletin, lang).map((paragraph) => (
        <Text key={paragraph}>{paragraph}</Text>
      ))}
      {lang === "en" && bulletin.en.length === 0 && (
        <Text as="small" colour="ink2">
          {t("local:vietnamese-only")}
        </Text>
      )}
      {audio !== null && <SoundButton audio={audio} />}
      <Text as="small" colour="ink2">
        {t("local:source", { source })}
        {cutOff === null ? "" : `\u00a0· ${t("local:situation.until", { when: cutOffText(cutOff, lang) })}`}
      </Text>
    </Card>
  );
}

export function Bulletins() {
  const { t, lang } = useWords();
  return (
    <ToldPage
      title={t("local:bulletins.title")}
      read={({ document }) => document.bulletins.flatMap((bulletin) => textOf(bulletin, lang)).join(" ")}
    >
      {({ document: { bulletins } }) =>
        bulletins.length === 0 ? (
          <Text>{t("local:bulletins.none")}</Text>
        ) : (
          bulletins.map((bulletin) => <Bulletin key={bulletin.number} bulletin={bulletin} />)
        )
      }
    </ToldPage>
  );
}
