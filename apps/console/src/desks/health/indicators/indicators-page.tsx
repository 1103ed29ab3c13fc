/** Whether the system works now: what does not, in words, then the figures behind it. */
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PrintButton } from "../../../kit/page/print-button.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { OutbreakChoice, useOutbreakChoice } from "../outbreak/choice.tsx";
import { CompletePicture, DistrictsPicture, FoundPicture, TimesPicture } from "./chain-pictures.tsx";
import { Conclusion } from "./conclusion.tsx";
import { CostPicture, EffectPicture } from "./cost-pictures.tsx";
import { Definitions } from "./definitions.tsx";
import { ExpectedPicture } from "./expected-picture.tsx";
import { ToldCard } from "./told-card.tsx";
import { INDICATORS } from "./words.ts";

/** For who looks after the cases of a part: the figures as they are. */
function Exact() {
  const t = useWords(INDICATORS);
  const choice = useOutbreakChoice();
  return (
    <>
      <p>{t("intro")}</p>
      <OutbreakChoice choice={choice} />
      <Conclusion asked={choice.asked} />
      <div className="pictures">
        {[
          CompletePicture,
          TimesPicture,
          FoundPicture,
          CostPicture,
          EffectPicture,
          ExpectedPicture,
          DistrictsPicture,
        ].map((One) => (
          <One key={One.name} asked={choice.asked} />
        ))}
      </div>
    </>
  );
}

/** The page. */
export function IndicatorsPage() {
  const title = useWords(PAGES);
  const t = useWords(INDICATORS);
  const exact = useSession().may("cases.read");
  return (
    <>
      <PageTitle actions={<PrintButton />}>{title("indicators")}</PageTitle>
      <div className="stack">
        {exact ? <Exact /> : <p>{t("toldIntro")}</p>}
        <ToldCard />
        <Definitions />
      </div>
    </>
  );
}
