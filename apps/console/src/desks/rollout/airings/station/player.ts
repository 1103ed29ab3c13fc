/**
 * Something to listen to, as the kit's `Player` but without a framework: one button that plays and stops, a bar to move along,
 * how far it is. No browser draws its own controls here.
 */
import { inMinutes } from "../../../../kit/page/in-minutes.ts";
import { button, element } from "./element.ts";

/** `label` begins with a verb, and names the bar too. */
export function player(src: string, label: string): HTMLElement {
  const sound = element("audio", { src, preload: "metadata" });
  const time = element("span", { class: "small" }, inMinutes(0));
  const bar = element("input", {
    type: "range",
    min: "0",
    max: "1",
    step: "1",
    value: "0",
    "aria-label": label,
  });
  const play = button(
    label,
    () => {
      if (!sound.paused) sound.pause();
      // It rejects also when it is paused before it plays.
      else void sound.play().catch(() => undefined);
    },
    { "data-key": "play", "aria-pressed": "false" },
  );
  const tell = (): void => {
    const { currentTime, duration } = sound;
    const known = Number.isFinite(duration) && duration > 0;
    bar.max = known ? String(duration) : "1";
    bar.disabled = !known;
    bar.value = String(currentTime);
    const at = inMinutes(currentTime);
    bar.setAttribute("aria-valuetext", at);
    time.textContent = known ? `${at} / ${inMinutes(duration)}` : at;
  };
  for (const event of ["timeupdate", "durationchange"]) sound.addEventListener(event, tell);
  for (const event of ["play", "pause"])
    sound.addEventListener(event, () => play.setAttribute("aria-pressed", String(!sound.paused)));
  bar.addEventListener("input", () => {
    sound.currentTime = Number(bar.value);
  });
  tell();
  return element("div", { class: "player" }, sound, play, bar, time);
}
