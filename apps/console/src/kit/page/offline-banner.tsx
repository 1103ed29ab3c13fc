/** Says for as long as it lasts that there is no network, and that nothing typed is lost. */
import { IconWifiOff } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";

function subscribe(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** Whether this machine has a network at all. */
const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

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
