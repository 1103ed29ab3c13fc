/** Says for as long as it lasts that there is no network, and that nothing typed is lost. */
import { IconWifiOff } from "@tabler/icons-react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { useOnline } from "./online.ts";

/** The banner; an empty live region while there is a network, so that its coming is announced. */
export function OfflineBanner() {
  const t = useWords(KIT);
  const online = useOnline();
  return (
    <div role="status" className="offline">
      {!online && (
        <p>
          <IconWifiOff size="1.5rem" aria-hidden /> {t("offline")}
        </p>
      )}
    </div>
  );
}
