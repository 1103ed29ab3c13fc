/** At the desk of a simulated town nobody types a password: the town's page signs its officers in. */
import { Notice } from "../kit/page/notice.tsx";
import { useWords } from "../words/language.tsx";
import { STAFF } from "./words.ts";

/** The address of the page of the town that hands this desk out, as it says in the desk's own page; undefined elsewhere. */
const townPage = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="bluezone-town"]')?.content;

/** Says so, with the way there; nothing at a desk that is no town's. */
export function TownWay() {
  const t = useWords(STAFF);
  const page = townPage();
  if (page === undefined) return null;
  return (
    <Notice>
      <p>{t("inTown")}</p>
      <a href={page} target="_blank" rel="noreferrer">
        {t("toTown")}
      </a>
    </Notice>
  );
}
