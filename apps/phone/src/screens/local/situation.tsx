/** "Tình hình hôm nay": counts with their source, their cut-off and how they are counted. */
import type { ToldSituation } from "@bluezone/contract/rollout/local";
import { capital } from "@bluezone/vietnamese/labels/case";
import { Card } from "../../kit/card.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords, type Words } from "../../words/words.tsx";
import { cutOffText, dayTextOf } from "./dates.ts";
import { toldCount } from "./told-count.ts";
import { ToldPage } from "./told-page.tsx";

const countsOf = ({ counts }: ToldSituation, words: Words) =>
  counts.map(({ label, count }) => ({ label: label[words.lang], value: toldCount(count, words) }));

/** One text, to be read aloud. */
function readSituation(situation: ToldSituation | undefined, words: Words): string {
  const { t, lang } = words;
  if (!situation) return t("local:situation.none");
  const facts = countsOf(situation, words).map(({ label, value }) => `${label}: ${value}`);
  return [
    t("local:situation.until", { when: cutOffText(situation.cutOff, lang) }),
    ...facts,
    situation.advice[lang],
  ]
    .map((sentence) => sentence.replace(/\.$/, ""))
    .join(". ");
}

function SituationText({ situation }: { readonly situation: ToldSituation }) {
  const words = useWords();
  const { t, lang } = words;
  const { districts, advice, method, source, illustrative } = situation;
  return (
    <>
      {advice[lang] !== "" && <Note tone="well">{advice[lang]}</Note>}
      <Card>
        <Text strong>{capital(dayTextOf(situation.day, lang))}</Text>
        <Facts facts={countsOf(situation, words)} />
        <Text as="small" colour="ink2">
          {t("local:situation.until", { when: cutOffText(situation.cutOff, lang) })}
        </Text>
        <Text as="small" colour="ink2">
          {t("local:source", { source: source[lang] })}
        </Text>
        {illustrative && (
          <Text as="small" colour="ink2">
            {t("illustrative")}
          </Text>
        )}
      </Card>
      {districts.length > 0 && (
        <Card>
          <Text as="heading" level={2}>
            {t("local:situation.districts")}
          </Text>
          <Facts
            facts={districts.map(({ name, count }) => ({ label: name, value: toldCount(count, words) }))}
          />
          <Text as="small" colour="ink2">
            {t("local:situation.hidden")}
          </Text>
        </Card>
      )}
      {method[lang] !== "" && (
        <Card>
          <Text as="heading" level={2}>
            {t("local:situation.method")}
          </Text>
          <Text>{method[lang]}</Text>
        </Card>
      )}
    </>
  );
}

export function Situation() {
  const words = useWords();
  const { t } = words;
  return (
    <ToldPage
      title={t("local:situation.title")}
      read={({ document }) => readSituation(document.situation, words)}
    >
      {({ document: { situation } }) =>
        situation ? <SituationText situation={situation} /> : <Text>{t("local:situation.none")}</Text>
      }
    </ToldPage>
  );
}
