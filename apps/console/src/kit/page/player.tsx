/** Something to listen to: one button that plays and stops, a bar to move along, how far it is. */
import { Button, Slider } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useRef, useState } from "react";
import "@mantine/core/styles/Slider.css";
import { inMinutes } from "./in-minutes.ts";
import "./player.css";

/** `label` begins with a verb; nothing is fetched before it is pressed. `onFail` when there is nothing to play. */
export function Player({
  src,
  label,
  onFail,
}: {
  readonly src: string;
  readonly label: string;
  readonly onFail: () => void;
}) {
  const sound = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const press = (): void => {
    if (playing) sound.current?.pause();
    // It rejects also when it is paused before it plays; a sound that cannot be played is told by its `error` event.
    else void sound.current?.play().catch(() => undefined);
  };
  const move = (seconds: number): void => {
    setAt(seconds);
    if (sound.current) sound.current.currentTime = seconds;
  };
  const Icon = playing ? IconPlayerPause : IconPlayerPlay;
  return (
    <div className="player">
      {/* biome-ignore lint/a11y/useMediaCaption: the text that is read stands beside it. */}
      <audio
        ref={sound}
        src={src}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onDurationChange={({ currentTarget: { duration } }) =>
          Number.isFinite(duration) && setLength(duration)
        }
        onError={onFail}
      />
      <Button aria-pressed={playing} leftSection={<Icon size="1.25rem" aria-hidden />} onClick={press}>
        {label}
      </Button>
      <Slider
        thumbLabel={label}
        label={null}
        max={Math.max(1, length)}
        step={1}
        value={at}
        disabled={length === 0}
        onChange={move}
      />
      <span className="small">
        {length === 0 ? inMinutes(at) : `${inMinutes(at)} / ${inMinutes(length)}`}
      </span>
    </div>
  );
}
