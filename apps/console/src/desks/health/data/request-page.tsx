/** One request: all that is kept of the person, who read it, and the answer. */
import { dataAnswerPdf, readDataRequest } from "@bluezone/contract/health/data";
import { useApi, useAsk } from "../../../api/hooks.ts";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { Answer } from "./answer.tsx";
import { Erased } from "./erased.tsx";
import { Held } from "./held.tsx";
import type { DataRequest } from "./read.ts";
import { Readings } from "./readings.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { DATA_REQUESTS } from "./words.ts";

function Request({ read }: { readonly read: DataRequest }) {
  const t = useWords(DATA_REQUESTS);
  const title = useWords(PAGES);
  const api = useApi();
  const { may } = useSession();
  const { request, person, held, readings, readingsInAll } = read;
  // Somebody who is there, and whose request was answered on an earlier day.
  const shut = request.name !== null && person === null;
  return (
    <div className="stack">
      <PageTitle
        above={<PageLink to="/data-requests">{title("dataRequests")}</PageLink>}
        actions={
          (!shut || request.state === "refused") && (
            <a href={api.href(dataAnswerPdf, { id: request.id })} download>
              {t("paper")}
            </a>
          )
        }
      >
        {request.name ?? t("goneTitle")}
      </PageTitle>
      <RequestFacts request={request} />
      {may("data.act") && <Answer key={request.id} read={read} />}
      {request.erased && <Erased erased={request.erased} />}
      <Held held={held} shut={shut} />
      {person && <Readings readings={readings} inAll={readingsInAll} />}
    </div>
  );
}

/** The page. */
export function RequestPage() {
  const query = useAsk(readDataRequest, { id: usePart("id") });
  return (
    <Settled whole query={query} words={DATA_REQUESTS}>
      {(read) => <Request read={read} />}
    </Settled>
  );
}
