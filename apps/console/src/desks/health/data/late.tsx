/** Somebody else answered a request first: who, when, and what was typed here meanwhile, so that none of it is lost. */
import type { DataRequest } from "@bluezone/contract/health/data";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useWords } from "../../../words/language.tsx";
import { DATA_REQUESTS } from "./words.ts";

/** `typed` are names of fields and what stands in them that nobody has kept. */
export function Late({
  request: { answered, answeredBy },
  typed = [],
}: {
  readonly request: DataRequest;
  readonly typed?: readonly (readonly [name: string, value: string])[];
}) {
  const t = useWords(DATA_REQUESTS);
  const moment = useMoment();
  return (
    <section className="card stack" role="alert">
      <h2>{t("lateTitle")}</h2>
      <p>
        {answered === null
          ? t("lateUnknown")
          : t("lateText", { name: answeredBy ?? t("colleague"), time: moment(answered) })}
      </p>
      {typed.length > 0 && (
        <>
          <p>{t("lateTyped")}</p>
          <Facts label={t("lateTyped")} facts={typed} />
        </>
      )}
    </section>
  );
}
