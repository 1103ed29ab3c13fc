/** Reads QR codes with the phone's camera, where the browser can (Chrome on Android); elsewhere the code is typed. */

type Detector = { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> };
type Detectors = { new (options: { readonly formats: readonly string[] }): Detector };

const detectors = (): Detectors | undefined =>
  (globalThis as { readonly BarcodeDetector?: Detectors }).BarcodeDetector;

/** Whether this browser can. */
export const canScan = (): boolean => detectors() !== undefined && navigator.mediaDevices !== undefined;

/**
 * Shows the camera in a video and resolves to the first code that it sees; to nothing when `signal` ends it. Rejects when the
 * camera may not be used.
 */
export async function scanCode(video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> {
  const Reader = detectors();
  if (!Reader) return undefined;
  const reader = new Reader({ formats: ["qr_code"] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const [found] = await reader.detect(video).catch(() => []);
      if (found) return found.rawValue;
      await new Promise(requestAnimationFrame);
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}
