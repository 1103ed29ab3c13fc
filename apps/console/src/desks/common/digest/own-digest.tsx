/** One's own digest of what waits, on the page of the account. Nothing where the server sends none. */
import type { DigestEndpoints } from "@bluezone/contract/digest";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { AskDigest } from "./ask-digest.tsx";
import { ConfirmDigest } from "./confirm-digest.tsx";
import type { Digest } from "./digest.ts";
import { DIGEST } from "./words.ts";

function Running({ endpoints, digest }: { readonly endpoints: DigestEndpoints; readonly digest: Digest }) {
  const t = useWords(DIGEST);
  const end = useAction(endpoints.endDigest, { changes: [endpoints.readDigest] });
  return (
    <>
      <p>{t("now", { phone: digest.number })}</p>
      <AskDigest key={digest.number} endpoints={endpoints} digest={digest} />
      <div className="row">
        <Button loading={end.isPending} onClick={() => void end.act({}, t("ended"))}>
          {t("end")}
        </Button>
      </div>
      <FaultLine error={end.error} words={DIGEST} />
    </>
  );
}

/** The section. */
export function OwnDigest({ endpoints }: { readonly endpoints: DigestEndpoints }) {
  const t = useWords(DIGEST);
  const query = useAsk(endpoints.readDigest, {});
  if (query.data && !query.data.offered && !query.data.digest) return null;
  return (
    <Card title={t("title")}>
      <p>{t("text")}</p>
      <Settled query={query} words={DIGEST}>
        {({ digest }) => {
          if (!digest) return <AskDigest endpoints={endpoints} />;
          if (!digest.confirmed) return <ConfirmDigest endpoints={endpoints} phone={digest.number} />;
          return <Running endpoints={endpoints} digest={digest} />;
        }}
      </Settled>
    </Card>
  );
}
