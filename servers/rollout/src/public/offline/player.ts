/**
 * Something to listen to on a public page. Without a script it is the browser's own control; with it one button that plays and
 * stops, a bar to move along, and how far it is, in the look of the pages.
 */
import type { Locale } from "@bluezone/vietnamese/locale";
import { type Html, html } from "../../page/html.ts";

/** Where the script is. */
export const PLAYER_PATH = "/player.js";

const WORDS = {
  vi: {
    pause: "Tạm dừng",
    place: "Nghe đến đâu",
    failed: "Chưa mở được âm thanh. Thử lại sau ít phút, hoặc đọc bài dưới đây.",
  },
  en: {
    pause: "Pause",
    place: "Where it is",
    failed: "The sound does not open. Try again in a few minutes, or read the text below.",
  },
} as const;

/** The control. `label` begins with a verb; nothing is fetched before it is pressed. */
export function player(
  { url, seconds }: { readonly url: string; readonly seconds: number },
  label: string,
  locale: Locale,
): Html {
  const { pause, place, failed } = WORDS[locale];
  return html`<div class="player" data-seconds="${Math.round(seconds)}" data-play="${label}" data-pause="${pause}" data-place="${place}" data-failed="${failed}"><audio controls preload="none" aria-label="${label}" src="${url}"></audio></div>`;
}

/** What makes the browser's control ours. */
export const PLAYER = `"use strict";
const said = (s) => Math.floor(s / 60) + ":" + String(Math.floor(s % 60)).padStart(2, "0");
const make = (name, more) => Object.assign(document.createElement(name), more);
for (const box of document.querySelectorAll(".player")) {
  const sound = box.querySelector("audio");
  const { seconds, play, pause, place, failed } = box.dataset;
  let length = Number(seconds);
  const button = make("button", { type: "button", className: "plain", textContent: play });
  const bar = make("input", { type: "range", min: 0, max: length, step: 1, value: 0 });
  bar.setAttribute("aria-label", place + ": " + play);
  const time = make("span", { className: "code" });
  const fault = make("p", { className: "fault" });
  fault.setAttribute("role", "status");
  const show = () => {
    bar.value = sound.currentTime;
    bar.max = length;
    const at = said(sound.currentTime) + " / " + said(length);
    bar.setAttribute("aria-valuetext", at);
    time.textContent = at;
    button.textContent = sound.paused ? play : pause;
    button.classList.toggle("playing", !sound.paused);
  };
  button.addEventListener("click", () => {
    fault.textContent = "";
    if (!sound.paused) return sound.pause();
    for (const other of document.querySelectorAll("audio")) if (other !== sound) other.pause();
    if (sound.error) sound.load();
    sound.play().catch(() => {});
  });
  bar.addEventListener("input", () => {
    sound.currentTime = Number(bar.value);
  });
  for (const name of ["play", "pause", "ended", "timeupdate", "seeked"]) sound.addEventListener(name, show);
  sound.addEventListener("durationchange", () => {
    if (Number.isFinite(sound.duration)) length = sound.duration;
    show();
  });
  sound.addEventListener("error", () => {
    fault.textContent = failed;
    show();
  });
  sound.controls = false;
  box.append(button, bar, time, fault);
  show();
}
`;
