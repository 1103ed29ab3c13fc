/** The outbreak in pictures: time and place on one line, then the pictures. */
import { PageButton } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PrintButton } from "../../../kit/page/print-button.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { OutbreakChoice, useOutbreakChoice } from "./choice.tsx";
import { CurvePicture, DistrictsPicture, ReproductionPicture } from "./curve-pictures.tsx";
import { PlacesPicture } from "./places-picture.tsx";
import { DelaysPicture, SpeedPicture } from "./step-pictures.tsx";
import { OUTBREAK } from "./words.ts";
import { ContactsPicture, PositivityPicture, QuarantinePicture } from "./work-pictures.tsx";

/** Whoever reads totals alone sees those pictures that are told (`PICTURES`). */
const TOLD = { CurvePicture, PlacesPicture, DelaysPicture, SpeedPicture, PositivityPicture };
const ALL = {
  CurvePicture,
  ReproductionPicture,
  PlacesPicture,
  DistrictsPicture,
  DelaysPicture,
  SpeedPicture,
  PositivityPicture,
  ContactsPicture,
  QuarantinePicture,
};

/** The page. */
export function OutbreakPage() {
  const t = useWords(OUTBREAK);
  const title = useWords(PAGES);
  const choice = useOutbreakChoice();
  const { may } = useSession();
  const exact = may("cases.read");
  return (
    <>
      <PageTitle
        actions={
          <>
            {may("units.write") && <PageButton to="/populations">{title("populations")}</PageButton>}
            <PrintButton />
          </>
        }
      >
        {title("outbreak")}
      </PageTitle>
      <div className="stack">
        <p>{t(exact ? "intro" : "toldIntro")}</p>
        <OutbreakChoice choice={choice} />
        <div className="pictures">
          {Object.entries(exact ? ALL : TOLD).map(([name, One]) => (
            <One key={name} asked={choice.asked} />
          ))}
        </div>
      </div>
    </>
  );
}
